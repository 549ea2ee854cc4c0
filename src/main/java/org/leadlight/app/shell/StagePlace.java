package org.leadlight.app.shell;

import java.util.Optional;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** Where a window lies: put back when it opens, watched until it closes. */
public final class StagePlace {

  private final Stage stage;
  private final WindowMemory before;
  private Optional<Rectangle2D> normal;

  /** The place of a window that is not shown yet. */
  public StagePlace(Stage stage, WindowMemory before) {
    this.stage = stage;
    this.before = before;
    this.normal = before.seenPlace(StagePlace::isOnScreen);
  }

  private static boolean isOnScreen(Rectangle2D area) {
    return !Screen.getScreensForRectangle(
            area.getMinX(), area.getMinY(), area.getWidth(), area.getHeight())
        .isEmpty();
  }

  /** Puts the window where it was; where that is not known, the system decides. */
  public void restore() {
    normal.ifPresent(
        area -> {
          stage.setX(area.getMinX());
          stage.setY(area.getMinY());
          stage.setWidth(area.getWidth());
          stage.setHeight(area.getHeight());
        });
    stage.setMaximized(before.maximized());
    stage.xProperty().subscribe(this::watch);
    stage.yProperty().subscribe(this::watch);
    stage.widthProperty().subscribe(this::watch);
    stage.heightProperty().subscribe(this::watch);
  }

  /** A maximized or iconified window says nothing of its own size. */
  private void watch() {
    if (stage.isShowing() && !stage.isMaximized() && !stage.isIconified()) {
      normal =
          Optional.of(
              new Rectangle2D(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight()));
    }
  }

  /** What to keep of the window, with what was chosen. */
  public WindowMemory with(WindowChoices choices) {
    return new WindowMemory(choices, normal, stage.isMaximized());
  }
}
