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
import java.util.function.UnaryOperator;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
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
import org.leadlight.app.privacy.PrivacyReading;
import org.leadlight.app.runs.FakeRuns;
import org.leadlight.app.shell.Screen;
import org.leadlight.app.shell.Texts;
import org.leadlight.app.workbench.DraftStore;
import org.leadlight.plot.attack.SmallReport;
import org.leadlight.run.attack.AttackerKind;
import org.leadlight.workspace.Workspace;
import org.testfx.api.FxToolkit;

/** Pictures of the screen of privacy on a real workspace, to be looked at. */
final class PrivacyPicturesTest {

  private static final Path PICTURES = Path.of("target", "pictures");

  @TempDir private Path folder;
  private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();

  @AfterEach
  void stop() {
    executor.shutdownNow();
  }

  @ParameterizedTest
  @CsvSource({"1440, 900, false", "1440, 900, true", "1100, 700, false", "1100, 700, true"})
  void aReportCanBePicturedInEverySizeAndTheme(int width, int height, boolean dark)
      throws Exception {
    report(parts -> SmallReport.whole());
    picture(width, height, dark, Texts.load(), "privacy");
  }

  @Test
  void aReportWhoseControlsFailCanBePictured() throws Exception {
    report(
        parts ->
            parts
                .attack(AttackerKind.NEAREST_L2, 0.04, 0.57)
                .leaking(0.4)
                .attack(AttackerKind.MLP, 0.1, 0.6));
    picture(1440, 900, false, Texts.load(), "privacy-failed");
  }

  @Test
  void longWordsCanBePictured() throws Exception {
    report(parts -> SmallReport.whole());
    picture(1100, 700, false, LongTexts.load(), "privacy-long");
  }

  @Test
  void aRunThatNobodyAttackedCanBePictured() throws Exception {
    AttackedWorkspace.make(folder);
    picture(1440, 900, true, Texts.load(), "privacy-none");
  }

  private void report(UnaryOperator<SmallReport> parts) {
    AttackedWorkspace.make(folder);
    try (Workspace workspace = Workspace.open(folder)) {
      AttackedWorkspace.report(workspace, parts);
    }
  }

  private void picture(int width, int height, boolean dark, Texts texts, String name)
      throws Exception {
    FxToolkit.registerPrimaryStage();
    try (WorkspaceBackend backend = new WorkspaceBackend(folder, "front-desk");
        WorkspaceAttacks attacks = new WorkspaceAttacks(folder, () -> {})) {
      DraftStore drafts =
          new DraftStore(folder.resolve("draft.json"), executor, Duration.ofDays(1));
      CompletableFuture<WorkbenchWindow> made = new CompletableFuture<>();
      Stage stage =
          JavaFx.call(
              () -> {
                WorkbenchWindow parts =
                    new WorkbenchWindow(
                        backend,
                        new FakeRuns(),
                        attacks,
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
                parts.screens().shownProperty().set(Screen.PRIVACY);
                made.complete(parts);
                return opened;
              });
      PrivacyReading nothing = PrivacyReading.EMPTY;
      for (int i = 0; i < 100 && reading(made.join()).equals(nothing); i++) {
        JavaFx.awaitPulses(5);
      }
      JavaFx.awaitPulses(30);
      WritableImage image = JavaFx.call(() -> stage.getScene().getRoot().snapshot(null, null));
      save(image, "%s-%dx%d-%s".formatted(name, width, height, dark ? "dark" : "light"));
      assertEquals(width, image.getWidth());
      assertEquals(1, reading(made.join()).run());
      JavaFx.run(stage::close);
    }
  }

  private static PrivacyReading reading(WorkbenchWindow window) {
    return JavaFx.call(() -> window.privacy().readingProperty().get());
  }

  private static void save(WritableImage image, String name) throws IOException {
    Files.createDirectories(PICTURES);
    Path file = PICTURES.resolve(name + ".png");
    ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", file.toFile());
    assertTrue(Files.size(file) > 500, file + " shows next to nothing");
  }
}
