package org.leadlight.app;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TitledPane;
import javafx.scene.paint.Color;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leadlight.app.OpenWindow.Look;
import org.leadlight.app.shell.Texts;
import org.leadlight.app.workbench.FakeBackend;
import org.leadlight.app.workbench.RunHead;
import org.leadlight.app.workbench.RunState;
import org.leadlight.app.workbench.RunUpdate;
import org.leadlight.app.workbench.SyntheticRun;
import org.leadlight.app.workbench.WorkspaceFacts;
import org.leadlight.run.Factories;
import org.leadlight.run.LiveSettings;
import org.leadlight.workspace.Command;
import org.leadlight.workspace.CommandKind;
import org.leadlight.workspace.CommandRequest;
import org.leadlight.workspace.CommandState;

/** Pictures of a run that is steered, to be looked at. */
final class SteeringPicturesTest {

  private static final Path PICTURES = Path.of("target", "pictures");

  private static final Command PENDING =
      SyntheticRun.command(2, CommandState.REQUESTED, -1, "", Map.of(Factories.SIMILARITY, 0.5));
  private static final Command REJECTED =
      SyntheticRun.command(
          3,
          CommandState.REJECTED,
          400,
          "loss.alpha is 1.5; it must be between 0 and 1.",
          Map.of(Factories.ALPHA, 1.5));

  private static final Command RATE =
      SyntheticRun.command(
          4,
          CommandState.APPLIED,
          390,
          "",
          Map.of(LiveSettings.LEARNING_RATE, 5e-4, Factories.L2, 0.3, Factories.ALPHA, 0.65));
  private static final Command KEPT =
      new Command(5, CommandRequest.of(CommandKind.CHECKPOINT), CommandState.APPLIED, 410, "", 0);

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "1440, 900, false, false",
    "1440, 900, true, false",
    "1100, 700, false, false",
    "1100, 700, true, false",
    "1440, 900, false, true",
    "1100, 700, false, true"
  })
  void steeringWithAPendingAnAppliedAndARejectedChangeCanBePictured(
      int width, int height, boolean dark, boolean longer) throws Exception {
    Texts texts = longer ? LongTexts.load() : Texts.load();
    RunUpdate update = SyntheticRun.steered(RunState.RUNNING, PENDING, REJECTED);
    String name = longer ? "steering-long" : "steering";
    picture(update, texts, Look.of(width, height).inDark(dark), name, "#side-run");
  }

  @ParameterizedTest
  @CsvSource({"1440, 900, false", "1100, 700, true"})
  void aPausedRunCanBePictured(int width, int height, boolean dark) throws Exception {
    RunUpdate update = SyntheticRun.steered(RunState.PAUSED, PENDING);
    picture(update, Texts.load(), Look.of(width, height).inDark(dark), "paused", "#side-run");
  }

  @ParameterizedTest
  @CsvSource({"1440, 900, true", "1100, 700, false"})
  void anInterruptedRunWithItsResumeCanBePictured(int width, int height, boolean dark)
      throws Exception {
    RunUpdate update = SyntheticRun.steered(RunState.INTERRUPTED);
    picture(
        saying(update, "Its worker process is gone."),
        Texts.load(),
        Look.of(width, height).inDark(dark),
        "interrupted",
        "#side-next");
  }

  @ParameterizedTest
  @CsvSource({"1440, 900, false", "1100, 700, true"})
  void theVerdictOfAReplayCanBePictured(int width, int height, boolean dark) throws Exception {
    RunUpdate update = SyntheticRun.steered(RunState.FINISHED);
    String verdict =
        "Repeats run 11 to the bit: every number of 600 steps and the trained parameters.";
    picture(
        saying(update, verdict),
        Texts.load(),
        Look.of(width, height).inDark(dark),
        "replayed",
        "#side-next");
  }

  @ParameterizedTest
  @CsvSource({"1440, 900, true", "1100, 700, false"})
  void theFoldsOfASteeredRunAndTheQuestionWhetherToDiscardCanBePictured(
      int width, int height, boolean dark) throws Exception {
    RunUpdate update = SyntheticRun.steered(RunState.RUNNING, PENDING, RATE);
    Look look = Look.of(width, height).inDark(dark);
    picture(update, Texts.load(), look, "steering-folds", "#side-run", this::unfold);
  }

  private void unfold(OpenWindow opened) {
    ((TitledPane) opened.scene().lookup("#trainingFold")).setExpanded(true);
    opened.window().workbench().commands().discardingProperty().set(true);
    opened.scene().getRoot().applyCss();
    opened.scene().getRoot().layout();
    ((ScrollPane) opened.scene().lookup("#scroll")).setVvalue(1);
  }

  @ParameterizedTest
  @CsvSource({"1440, 900, false", "1440, 900, true"})
  void theListOfChangesCanBePictured(int width, int height, boolean dark) throws Exception {
    RunUpdate update = SyntheticRun.steered(RunState.RUNNING, PENDING, REJECTED, RATE, KEPT);
    Look look = Look.of(width, height).inDark(dark);
    picture(
        update,
        Texts.load(),
        look,
        "changes",
        "#side-run",
        opened -> ((ButtonBase) opened.scene().lookup("#changesLink")).fire());
  }

  @ParameterizedTest
  @CsvSource({"1440, 900, true", "1100, 700, false"})
  void aFullDiskCanBePictured(int width, int height, boolean dark) throws Exception {
    RunUpdate update = SyntheticRun.steered(RunState.RUNNING);
    RunUpdate full =
        new RunUpdate(
            new WorkspaceFacts("~/leadlight", 1, 2, true),
            update.head(),
            update.appended(),
            update.hyperparameters(),
            update.evaluations(),
            update.prompts());
    Look look = Look.of(width, height).inDark(dark);
    picture(full, Texts.load(), look, "disk-full", "#side-next");
  }

  private static RunUpdate saying(RunUpdate update, String message) {
    RunHead head = update.head().orElseThrow();
    RunHead saying =
        new RunHead(
            head.id(),
            head.spec(),
            head.state(),
            head.step(),
            message,
            head.machine(),
            head.past());
    return new RunUpdate(
        update.facts(),
        Optional.of(saying),
        update.appended(),
        update.hyperparameters(),
        update.evaluations(),
        update.prompts());
  }

  private void picture(RunUpdate update, Texts texts, Look look, String name, String side)
      throws Exception {
    picture(update, texts, look, name, side, opened -> {});
  }

  private void picture(
      RunUpdate update,
      Texts texts,
      Look look,
      String name,
      String side,
      Consumer<OpenWindow> arrange)
      throws Exception {
    FakeBackend backend = new FakeBackend();
    backend.next = update;
    try (OpenWindow opened = OpenWindow.open(folder, backend, texts, look)) {
      opened.pulses(10);
      opened.on(
          () -> {
            ((ButtonBase) opened.scene().lookup(side)).fire();
            return null;
          });
      opened.pulses(10);
      opened.on(
          () -> {
            arrange.accept(opened);
            return null;
          });
      opened.pulses(30);
      BufferedImage image = opened.on(() -> composed(opened));
      Files.createDirectories(PICTURES);
      String theme = look.dark() ? "dark" : "light";
      String file = "%s-%.0fx%.0f-%s.png".formatted(name, look.width(), look.height(), theme);
      ImageIO.write(image, "png", PICTURES.resolve(file).toFile());
    }
  }

  /** The window with whatever is open over it. */
  private static BufferedImage composed(OpenWindow opened) {
    BufferedImage below =
        SwingFXUtils.fromFXImage(opened.scene().getRoot().snapshot(null, null), null);
    Graphics2D graphics = below.createGraphics();
    SnapshotParameters clear = new SnapshotParameters();
    clear.setFill(Color.TRANSPARENT);
    for (Window window : Window.getWindows()) {
      if (window instanceof PopupWindow popup && popup.isShowing()) {
        graphics.drawImage(
            SwingFXUtils.fromFXImage(popup.getScene().getRoot().snapshot(clear, null), null),
            (int) (popup.getX() - opened.stage().getX() - opened.scene().getX()),
            (int) (popup.getY() - opened.stage().getY() - opened.scene().getY()),
            null);
      }
    }
    graphics.dispose();
    return below;
  }
}
