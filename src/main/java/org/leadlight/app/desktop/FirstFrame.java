package org.leadlight.app.desktop;

import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.shape.Rectangle;
import javafx.stage.Stage;

/**
 * Waits until what a stage shows has been drawn. The second pulse comes after the first was handed
 * to the renderer, which works in order: when a picture of one pixel comes back from it, the frame
 * before is done.
 */
public final class FirstFrame extends AnimationTimer {

  private final Runnable drawn;
  private int pulses;

  private FirstFrame(Runnable drawn) {
    this.drawn = drawn;
  }

  /** Runs a task, on the FX thread, when the stage that was just shown has been drawn. */
  public static void of(Stage shown, Runnable drawn) {
    if (!shown.isShowing()) {
      throw new IllegalStateException("The stage is not shown.");
    }
    new FirstFrame(drawn).start();
  }

  @Override
  public void handle(long now) {
    pulses++;
    if (pulses == 2) {
      stop();
      Platform.runLater(this::tell);
    }
  }

  private void tell() {
    new Rectangle(1, 1).snapshot(null, null);
    drawn.run();
  }
}
