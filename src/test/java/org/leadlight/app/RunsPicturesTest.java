package org.leadlight.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.control.TableView;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leadlight.app.desktop.JavaFx;
import org.leadlight.app.learn.FakeLessons;
import org.leadlight.app.privacy.FakeAttacks;
import org.leadlight.app.shell.Screen;
import org.leadlight.app.shell.Texts;
import org.leadlight.app.workbench.DraftStore;
import org.leadlight.workspace.RunClaim;
import org.leadlight.workspace.Workspace;
import org.testfx.api.FxToolkit;

/** Pictures of the screen of runs on a real workspace, to be looked at. */
final class RunsPicturesTest {

  private static final Path PICTURES = Path.of("target", "pictures");

  @TempDir private Path folder;
  private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();

  @AfterEach
  void stop() {
    executor.shutdownNow();
  }

  @ParameterizedTest
  @CsvSource({"1440, 900, false", "1440, 900, true", "1100, 700, false", "1100, 700, true"})
  void theRunsCanBePicturedInEverySizeAndTheme(int width, int height, boolean dark)
      throws Exception {
    try (Workspace workspace = Workspace.open(folder);
        RunClaim going = ManyRuns.write(workspace)) {
      going.beat();
      picture(width, height, dark, Texts.load(), ManyRuns.COUNT, "runs");
    }
  }

  @Test
  void longWordsCanBePictured() throws Exception {
    try (Workspace workspace = Workspace.open(folder);
        RunClaim going = ManyRuns.write(workspace)) {
      going.beat();
      picture(1100, 700, false, LongTexts.load(), ManyRuns.COUNT, "runs-long");
    }
  }

  @Test
  void noRunsCanBePictured() throws Exception {
    picture(1440, 900, false, Texts.load(), 0, "runs-none");
  }

  private void picture(int width, int height, boolean dark, Texts texts, int count, String name)
      throws Exception {
    FxToolkit.registerPrimaryStage();
    try (WorkspaceBackend backend = new WorkspaceBackend(folder, "front-desk");
        WorkspaceRuns runs = new WorkspaceRuns(folder)) {
      DraftStore drafts =
          new DraftStore(folder.resolve("draft.json"), executor, Duration.ofDays(1));
      CompletableFuture<WorkbenchWindow> made = new CompletableFuture<>();
      Stage stage =
          JavaFx.call(
              () -> {
                WorkbenchWindow parts =
                    new WorkbenchWindow(
                        backend,
                        runs,
                        new FakeAttacks(),
                        new FakeLessons(),
                        drafts,
                        6,
                        executor,
                        Platform::runLater,
                        texts);
                parts.appearance().choose(dark);
                Stage opened = new Stage();
                opened.setScene(parts.scene(width, height));
                opened.show();
                parts.startReading(executor, Duration.ofMillis(50));
                parts.screens().shownProperty().set(Screen.RUNS);
                made.complete(parts);
                return opened;
              });
      for (int i = 0; i < 100 && made.join().runs().lines().size() < count; i++) {
        JavaFx.awaitPulses(5);
      }
      JavaFx.run(
          () ->
              made.join().runs().lines().stream()
                  .filter(line -> line.id() == ManyRuns.INTERESTING)
                  .forEach(made.join().runs().selectedProperty()::set));
      JavaFx.awaitPulses(30);
      WritableImage image = JavaFx.call(() -> stage.getScene().getRoot().snapshot(null, null));
      save(image, "%s-%dx%d-%s".formatted(name, width, height, dark ? "dark" : "light"));
      assertEquals(width, image.getWidth());
      assertEquals(
          count,
          JavaFx.call(() -> ((TableView<?>) stage.getScene().lookup("#table")).getItems().size()));
      JavaFx.run(stage::close);
    }
  }

  private static void save(WritableImage image, String name) throws IOException {
    Files.createDirectories(PICTURES);
    Path file = PICTURES.resolve(name + ".png");
    ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", file.toFile());
    assertTrue(Files.size(file) > 500, file + " shows next to nothing");
  }
}
