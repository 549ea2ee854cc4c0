package org.leadlight.app;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.TraversalDirection;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TitledPane;
import javafx.scene.image.WritableImage;
import javafx.scene.transform.Transform;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadlight.app.OpenWindow.Look;
import org.leadlight.app.shell.Shortcut;
import org.leadlight.app.shell.Texts;
import org.leadlight.app.workbench.FakeBackend;
import org.leadlight.app.workbench.RunState;
import org.leadlight.app.workbench.RunUpdate;
import org.leadlight.app.workbench.SyntheticRun;
import org.leadlight.run.Factories;

/**
 * Pictures of the whole window, to be looked at. Letters of the charts look soft at twice the
 * pixels only here: canvases are as fine as the finest screen, which without a display is 1.
 */
final class WindowPicturesTest {

  private static final Path PICTURES = Path.of("target", "pictures");

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"1440, 900, false", "1440, 900, true", "1100, 700, false", "1100, 700, true"})
  void theWindowCanBePicturedInEverySizeAndTheme(int width, int height, boolean dark)
      throws Exception {
    picture(running(), Texts.load(), Look.of(width, height).inDark(dark), "workbench");
  }

  @ParameterizedTest
  @CsvSource({"1440, 900, false", "1100, 700, true"})
  void twiceAsManyPixelsShowTheSameWindowSharply(int width, int height, boolean dark)
      throws Exception {
    Look look = Look.of(width, height).inDark(dark).scaled(2);
    picture(running(), Texts.load(), look, "scaled");
  }

  @ParameterizedTest
  @CsvSource({"1440, 900", "1100, 700"})
  void longTextsCanBePictured(int width, int height) throws Exception {
    picture(running(), LongTexts.load(), Look.of(width, height), "long");
  }

  @Test
  void anEmptyWorkspaceCanBePictured() throws Exception {
    picture(new FakeBackend(), Texts.load(), Look.of(1440, 900), "empty");
  }

  @Test
  void aFinishedRunCanBePictured() throws Exception {
    FakeBackend backend = new FakeBackend();
    RunUpdate update = SyntheticRun.update();
    backend.next =
        new RunUpdate(
            update.facts(),
            Optional.of(SyntheticRun.head(600, RunState.FINISHED)),
            update.appended(),
            update.hyperparameters(),
            update.evaluations(),
            update.prompts());
    picture(backend, Texts.load(), Look.of(1440, 900), "finished");
  }

  @Test
  void aRecipeWithFaultsCanBePictured() throws Exception {
    Map<String, String> typed =
        Map.of(
            "loss." + Factories.ENTROPY,
            "plenty",
            "loss." + Factories.L2 + ".on",
            "true",
            "training.steps",
            "0",
            "layer",
            "logits");
    picture(new FakeBackend(), Texts.load(), Look.of(1440, 900).typing(typed), "faults");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theListOfKeysCanBePictured(boolean dark) throws Exception {
    try (OpenWindow opened = OpenWindow.open(folder, running(), Look.of(1440, 900).inDark(dark))) {
      opened.pulses(10);
      opened.on(
          () -> {
            opened.scene().getAccelerators().get(Shortcut.KEYBOARD.keys()).run();
            return null;
          });
      opened.pulses(10);
      WritableImage image =
          opened.on(
              () ->
                  Window.getWindows().stream()
                      .map(Window::getScene)
                      .filter(scene -> scene.getRoot().lookup("#keyboardHelp") != null)
                      .findFirst()
                      .orElseThrow()
                      .snapshot(null));
      save(image, "keys-" + (dark ? "dark" : "light"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "#slider-alpha, false", "#slider-alpha, true", "#tile-strength, false", "#tile-strength, true",
    "#startButton, false", "#startButton, true", "#themeButton, false", "#transformFold, true",
    "#smoothing, false", "#smoothing, true", "#workbenchEntry, true", "#charts, true"
  })
  void theRingOfTheFocusCanBePictured(String control, boolean dark) throws Exception {
    try (OpenWindow opened = OpenWindow.open(folder, running(), Look.of(1440, 900).inDark(dark))) {
      opened.pulses(20);
      Node node = opened.on(() -> opened.scene().lookup(control));
      opened.on(
          () -> {
            node.requestFocus();
            node.requestFocusTraversal(TraversalDirection.NEXT);
            return opened
                .scene()
                .getFocusOwner()
                .requestFocusTraversal(TraversalDirection.PREVIOUS);
          });
      opened.pulses(3);
      Bounds at = node.localToScene(node.getBoundsInLocal());
      SnapshotParameters around = new SnapshotParameters();
      around.setViewport(
          new Rectangle2D(
              Math.max(0, at.getMinX() - 20),
              Math.max(0, at.getMinY() - 20),
              Math.min(360, at.getWidth() + 40),
              Math.min(160, at.getHeight() + 40)));
      WritableImage image = opened.on(() -> opened.scene().getRoot().snapshot(around, null));
      save(image, "focus-" + control.substring(1) + (dark ? "-dark" : "-light"));
    }
  }

  private static FakeBackend running() {
    FakeBackend backend = new FakeBackend();
    backend.next = SyntheticRun.update();
    return backend;
  }

  private void picture(FakeBackend backend, Texts texts, Look look, String name) throws Exception {
    try (OpenWindow opened = OpenWindow.open(folder, backend, texts, look)) {
      if (!look.typed().isEmpty()) {
        opened.pulses(1);
        opened.on(
            () -> {
              unfold(opened.scene());
              return null;
            });
      }
      opened.pulses(30);
      SnapshotParameters parameters = new SnapshotParameters();
      parameters.setTransform(Transform.scale(look.scale(), look.scale()));
      WritableImage image = opened.on(() -> opened.scene().getRoot().snapshot(parameters, null));
      String theme = look.dark() ? "dark" : "light";
      save(image, "%s-%.0fx%.0f-%s".formatted(name, look.width(), look.height(), theme));
      assertTrue(image.getWidth() == look.width() * look.scale(), image.getWidth() + " wide");
    }
  }

  private static void unfold(Scene scene) {
    List.of("#transformFold", "#trainingFold")
        .forEach(fold -> ((TitledPane) scene.lookup(fold)).setExpanded(true));
    ((ScrollPane) scene.lookup("#scroll")).setVvalue(1);
  }

  private static void save(WritableImage image, String name) throws IOException {
    Files.createDirectories(PICTURES);
    Path file = PICTURES.resolve(name + ".png");
    ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", file.toFile());
    assertTrue(Files.size(file) > 500, file + " shows next to nothing");
  }
}
