package org.leadlight.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leadlight.app.OffscreenWindow.Options;
import org.leadlight.app.desktop.JavaFx;
import org.leadlight.app.shell.Screen;
import org.testfx.api.FxToolkit;

/** Pictures of the screen of settings, to be looked at. */
final class SettingsPicturesTest {

  private static final Path PICTURES = Path.of("target", "pictures");

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "1440, 900, false, 100",
    "1440, 900, true, 100",
    "1100, 700, false, 100",
    "1100, 700, true, 100",
    "1440, 900, false, 200",
    "1100, 700, true, 200"
  })
  void theSettingsCanBePicturedInEverySizeAndTheme(
      int width, int height, boolean dark, int textSize) throws Exception {
    FxToolkit.registerPrimaryStage();
    Files.writeString(folder.resolve("worker.log"), log());
    Options usual = Options.usual("front-desk");
    Options options = new Options(width, height, usual.shownAs(), usual.typed(), usual.window());
    try (OffscreenWindow window =
        OffscreenWindow.open(folder, new WorkspaceSettings(folder), options)) {
      window.startReading();
      JavaFx.run(() -> window.parts().appearance().choose(dark));
      JavaFx.run(() -> window.parts().appearance().textSizeProperty().set(textSize));
      JavaFx.run(() -> window.parts().screens().shownProperty().set(Screen.SETTINGS));
      for (int i = 0; i < 100 && lines(window) < 60; i++) {
        JavaFx.awaitPulses(3);
      }
      assertEquals(60, lines(window));
      JavaFx.awaitPulses(10);
      assertTrue(JavaFx.call(() -> barIsWhole(window.stage().getScene())), "the bar is cut off");
      picture(
          window,
          "settings-%dx%d-%d-%s".formatted(width, height, textSize, dark ? "dark" : "light"));
    }
  }

  private static boolean barIsWhole(Scene scene) {
    Node bar = scene.lookup(".status-bar");
    return bar.localToScene(bar.getLayoutBounds()).getMaxY() <= scene.getHeight() + 0.5
        && bar.getLayoutBounds().getHeight() >= 28;
  }

  private static int lines(OffscreenWindow window) {
    return JavaFx.call(
        () ->
            window.stage().getScene().lookup("#logList") instanceof ListView<?> list
                ? list.getItems().size()
                : 0);
  }

  private static String log() {
    return IntStream.range(0, 60)
        .mapToObj(i -> "20:15:%02d.120 INFO  o.l.worker.RunHost - step %d of 600%n".formatted(i, i))
        .collect(Collectors.joining());
  }

  private static void picture(OffscreenWindow window, String name) throws IOException {
    WritableImage image = JavaFx.call(() -> window.stage().getScene().snapshot(null));
    Files.createDirectories(PICTURES);
    Path file = PICTURES.resolve(name + ".png");
    assertTrue(ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", file.toFile()));
  }
}
