package org.leadlight.app.pictures;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.transform.Transform;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.leadlight.app.desktop.JavaFx;

/** Takes a picture of a window together with the pop-overs before it. */
final class Photographer {

  private final double scale;

  /**
   * A photographer.
   *
   * @param scale pixels of the picture for one unit of the scene
   */
  Photographer(double scale) {
    this.scale = scale;
  }

  /** The window as it is now; called from any thread but the FX thread. */
  BufferedImage picture(Stage stage) {
    return JavaFx.call(() -> compose(stage));
  }

  private BufferedImage compose(Stage stage) {
    Scene scene = stage.getScene();
    BufferedImage picture = image(scene, Color.WHITE);
    Graphics2D graphics = picture.createGraphics();
    for (PopupWindow popup : popups()) {
      double x = popup.getX() - stage.getX() - scene.getX();
      double y = popup.getY() - stage.getY() - scene.getY();
      graphics.drawImage(
          image(popup.getScene(), Color.TRANSPARENT),
          (int) Math.round(x * scale),
          (int) Math.round(y * scale),
          null);
    }
    graphics.dispose();
    return picture;
  }

  private static List<PopupWindow> popups() {
    return Window.getWindows().stream()
        .filter(Window::isShowing)
        .filter(PopupWindow.class::isInstance)
        .map(PopupWindow.class::cast)
        .toList();
  }

  private BufferedImage image(Scene scene, Color behind) {
    SnapshotParameters parameters = new SnapshotParameters();
    parameters.setTransform(Transform.scale(scale, scale));
    parameters.setFill(behind);
    WritableImage image =
        new WritableImage(
            (int) Math.ceil(scene.getWidth() * scale), (int) Math.ceil(scene.getHeight() * scale));
    return SwingFXUtils.fromFXImage(scene.getRoot().snapshot(parameters, image), null);
  }
}
