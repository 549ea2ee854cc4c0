package org.leadlight.app.pictures;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import javafx.application.Platform;
import org.leadlight.app.OffscreenWindow;
import org.leadlight.app.desktop.JavaFx;
import org.leadlight.app.pictures.PictureLook.Theme;
import org.leadlight.app.workbench.RunHead;
import org.leadlight.app.workbench.RunSnapshot;
import org.leadlight.app.workbench.RunState;
import org.leadlight.app.workbench.WorkspaceFacts;

/** Opens a window for a scene, waits for its moment and pictures it in every wanted theme. */
final class Studio {

  private static final String TOTAL = "component/composite_loss";

  private final PictureLook look;

  /** A studio; JavaFX must have been started without a display. */
  Studio(PictureLook look) {
    this.look = look;
  }

  /** The pictures of a scene of the workspace in a folder. */
  Map<Theme, BufferedImage> take(PictureScene scene, Path workspace) {
    Map<Theme, BufferedImage> pictures = new EnumMap<>(Theme.class);
    try (OffscreenWindow window = OffscreenWindow.open(workspace, options(scene))) {
      JavaFx.run(() -> window.stage().setRenderScaleX(look.scale()));
      JavaFx.run(() -> window.stage().setRenderScaleY(look.scale()));
      JavaFx.run(() -> window.parts().appearance().textSizeProperty().set(look.textSize()));
      window.startReading();
      window.await(isTimeFor(scene.moment()));
      Stagehand stagehand = new Stagehand(window.stage().getScene());
      stagehand.settle();
      scene.arrange().accept(stagehand);
      for (Theme theme : look.themes()) {
        JavaFx.run(() -> window.parts().appearance().choose(theme.isDark()));
        stagehand.settle();
        pictures.put(theme, new Photographer(look.scale()).picture(window.stage()));
      }
    }
    return pictures;
  }

  private OffscreenWindow.Options options(PictureScene scene) {
    return new OffscreenWindow.Options(
        look.size().width(),
        look.size().height(),
        look.workspaceName(),
        scene.typed(),
        Platform::runLater);
  }

  private static Predicate<RunSnapshot> isTimeFor(Moment moment) {
    return switch (moment) {
      case EMPTY, LESSONS -> shown -> !shown.facts().equals(WorkspaceFacts.UNKNOWN);
      case MIDDLE -> shown -> shown.head().filter(Studio::isHalf).isPresent() && isWhole(shown);
      case PAUSED -> shown -> isIn(shown, RunState.PAUSED);
      case INTERRUPTED -> shown -> isIn(shown, RunState.INTERRUPTED);
      case END -> shown -> shown.head().filter(Studio::isOver).isPresent() && isWhole(shown);
    };
  }

  private static boolean isIn(RunSnapshot shown, RunState state) {
    return shown.head().filter(head -> head.state() == state).isPresent() && isWhole(shown);
  }

  private static boolean isHalf(RunHead head) {
    return 2 * head.step() >= head.spec().training().steps();
  }

  private static boolean isOver(RunHead head) {
    return List.of(RunState.FINISHED, RunState.STOPPED, RunState.FAILED).contains(head.state());
  }

  /** Whether every step that was taken is in the curves. */
  private static boolean isWhole(RunSnapshot shown) {
    long taken = shown.head().map(RunHead::step).orElse(0L);
    return shown.curve(TOTAL).size() > 0 && shown.curve(TOTAL).lastStep() >= taken - 1;
  }
}
