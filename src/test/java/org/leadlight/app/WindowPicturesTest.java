package org.leadlight.app;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TitledPane;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leadlight.app.workbench.DraftStore;
import org.leadlight.app.workbench.FakeBackend;
import org.leadlight.app.workbench.SyntheticRun;
import org.leadlight.run.Factories;
import org.testfx.api.FxToolkit;

/** Pictures of the whole window, to be looked at. */
final class WindowPicturesTest {

  private static final Path PICTURES = Path.of("target", "pictures");

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"1440, 900, false", "1440, 900, true", "1100, 700, false"})
  void theWindowCanBePicturedInEverySizeAndTheme(int width, int height, boolean dark)
      throws Exception {
    FakeBackend backend = new FakeBackend();
    backend.next = SyntheticRun.update();
    picture(backend, width, height, dark, "workbench", Map.of());
  }

  @Test
  void anEmptyWorkspaceCanBePictured() throws Exception {
    picture(new FakeBackend(), 1440, 900, false, "empty", Map.of());
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
    picture(new FakeBackend(), 1440, 900, false, "faults", typed);
  }

  private void picture(
      FakeBackend backend,
      int width,
      int height,
      boolean dark,
      String name,
      Map<String, String> typed)
      throws Exception {
    FxToolkit.registerPrimaryStage();
    try (ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor()) {
      CompletableFuture<Stage> shown = new CompletableFuture<>();
      Platform.runLater(
          () -> {
            DraftStore drafts =
                new DraftStore(folder.resolve("draft.json"), executor, Duration.ofMillis(300));
            WorkbenchWindow window =
                new WorkbenchWindow(backend, drafts, 6, executor, Platform::runLater);
            window.appearance().choose(dark);
            window.workbench().recipe().restore(typed);
            Scene scene = window.scene(width, height);
            Stage stage = new Stage();
            stage.setScene(scene);
            stage.show();
            window.reader().startOn(executor, Duration.ofMillis(100));
            shown.complete(stage);
          });
      Stage stage = shown.get(60, TimeUnit.SECONDS);
      if (!typed.isEmpty()) {
        nextPulse();
        Platform.runLater(() -> unfold(stage.getScene()));
      }
      for (int pulse = 0; pulse < 30; pulse++) {
        nextPulse();
      }
      CompletableFuture<WritableImage> taken = new CompletableFuture<>();
      Platform.runLater(
          () -> {
            taken.complete(stage.getScene().snapshot(null));
            stage.close();
          });
      String theme = dark ? "dark" : "light";
      save(taken.get(60, TimeUnit.SECONDS), name + "-" + width + "x" + height + "-" + theme);
    }
  }

  private static void unfold(Scene scene) {
    ((TitledPane) scene.lookup("#transformFold")).setExpanded(true);
    ((TitledPane) scene.lookup("#trainingFold")).setExpanded(true);
    ((ScrollPane) scene.lookup("#scroll")).setVvalue(1);
  }

  private static void nextPulse() throws Exception {
    CompletableFuture<Void> passed = new CompletableFuture<>();
    Platform.runLater(
        () ->
            new javafx.animation.AnimationTimer() {
              @Override
              public void handle(long now) {
                passed.complete(null);
                stop();
              }
            }.start());
    passed.get(60, TimeUnit.SECONDS);
  }

  private static void save(WritableImage image, String name) throws IOException {
    Files.createDirectories(PICTURES);
    Path file = PICTURES.resolve(name + ".png");
    ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", file.toFile());
    assertTrue(Files.size(file) > 10_000, file + " shows next to nothing");
  }
}
