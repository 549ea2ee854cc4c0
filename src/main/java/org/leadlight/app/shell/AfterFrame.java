package org.leadlight.app.shell;

import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/**
 * Runs the newest task once the frame being made is drawn, so that two things that change much at
 * once share neither a frame nor a turn of the FX thread.
 */
public final class AfterFrame extends AnimationTimer {

  private @Nullable Runnable waiting;
  private int pulses;

  /** Runs a task after the next frame, instead of one that still waits. */
  public void run(Runnable task) {
    if (waiting == null) {
      pulses = 0;
      start();
    }
    waiting = task;
  }

  @Override
  public void handle(long now) {
    pulses++;
    Runnable task = waiting;
    if (pulses == 2 && task != null) {
      stop();
      waiting = null;
      Platform.runLater(task);
    }
  }
}
