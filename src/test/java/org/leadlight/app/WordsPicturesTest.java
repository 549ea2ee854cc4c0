package org.leadlight.app;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leadlight.app.learn.FakeLessons;
import org.leadlight.app.privacy.FakeAttacks;
import org.leadlight.app.runs.FakeRuns;
import org.leadlight.app.workbench.AskedBackend;
import org.leadlight.app.workbench.AskedBackend.Outcome;
import org.leadlight.app.workbench.DraftStore;
import org.leadlight.app.workbench.RunUpdate;
import org.leadlight.app.workbench.SyntheticRun;
import org.leadlight.run.InspectedPrompt;
import org.leadlight.run.Inspection;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** Pictures of the lower panel with prompts that are hard to lay out, to be looked at. */
final class WordsPicturesTest {

  private static final String LONG =
      "Chat from [David Ashden] in [Silverhaven]. He asks to shift the cable visit to Wednesday, "
          .repeat(6);
  private static final String WIDE =
      "Please file [Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauun] under"
          + " https://example.org/a/very/long/address/without/any/blank?and=more&of=it now.";
  private static final String FOREIGN =
      "[\u5c71\u7530\u592a\u90ce]\u3055\u3093\u306f\u6c34\u66dc\u65e5\u306e\u4e88\u7d04\u3092\u5909\u66f4\u3057\u305f\u3044\u3067\u3059\u3002"
          + " \ud83d\ude00 caf\u00e9 [\u0418\u0432\u0430\u043d"
          + " \u041f\u0435\u0442\u0440\u043e\u0432] \u0645\u0631\u062d\u0628\u0627 e\u0301 tab"
          + "\tend";

  private final FxRobot robot = new FxRobot();
  private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
  private final AskedBackend backend = new AskedBackend();
  @TempDir private Path folder;
  private Stage stage;

  @BeforeEach
  void startToolkit() throws TimeoutException {
    FxToolkit.registerPrimaryStage();
  }

  @AfterEach
  void closeWindow() {
    executor.shutdownNow();
    robot.interact(stage::close);
  }

  @ParameterizedTest
  @CsvSource({"1440, 900, false", "1440, 900, true", "1100, 700, false", "1100, 700, true"})
  void promptsThatAreHardToLayOutCanBePictured(int width, int height, boolean dark)
      throws Exception {
    String look = width + "x" + height + (dark ? "-dark" : "-light");
    List<String> prompts = List.of(LONG, WIDE, FOREIGN);
    List<InspectedPrompt> inspected = new ArrayList<>();
    for (int step = 0; step <= 400; step += 40) {
      for (int number = 0; number < prompts.size(); number++) {
        inspected.add(SyntheticRun.prompt(step, number, "a long title here", prompts.get(number)));
      }
    }
    open(width, height, dark, inspected);
    openPanel();
    for (int number = 0; number < prompts.size(); number++) {
      picture("words-" + number + "-" + look);
      robot.clickOn("#choiceBox").type(KeyCode.DOWN).type(KeyCode.ENTER);
    }
  }

  @ParameterizedTest
  @CsvSource({"1440, 900, false", "1100, 700, false", "1440, 900, true"})
  void typingAskingAnsweringAndRefusingCanBePictured(int width, int height, boolean dark)
      throws Exception {
    String look = width + "x" + height + (dark ? "-dark" : "-light");
    open(width, height, dark, SyntheticRun.update().prompts());
    openPanel();
    robot.clickOn("#typeButton");
    picture("words-typing-" + look);
    robot.write("Greet [[Zoe Marlowe]] at noon").type(KeyCode.ENTER);
    picture("words-asking-" + look);
    backend.answers.add(Outcome.ANSWERED);
    await("#noteLabel", "weights");
    picture("words-answered-" + look);
    robot.clickOn("#typedField").type(KeyCode.ENTER);
    backend.answers.add(Outcome.REFUSED);
    await("#messageLabel", "tokens");
    picture("words-refused-" + look);
  }

  @Test
  void longAnswersCanBePictured() throws Exception {
    Inspection told =
        new Inspection(
            "How so?",
            List.of(),
            "Because the visit was moved. ".repeat(12),
            "It was\nmoved twice, then " + "moved again ".repeat(20),
            false);
    open(1440, 900, false, List.of(new InspectedPrompt(0, 0, "mood, clinic", told)));
    picture("words-long-answers");
  }

  @Test
  void aRunWithoutInspectionsCanBePictured() throws Exception {
    open(1440, 900, true, List.of());
    picture("words-none-yet");
  }

  private void openPanel() {
    if (!robot.lookup("#wordsBody").query().isVisible()) {
      robot.clickOn("#foldButton");
    }
  }

  private void open(int width, int height, boolean dark, List<InspectedPrompt> prompts)
      throws TimeoutException {
    RunUpdate run = SyntheticRun.update();
    backend.next =
        new RunUpdate(
            run.facts(),
            run.head(),
            run.appended(),
            run.hyperparameters(),
            run.evaluations(),
            prompts);
    robot.interact(
        () -> {
          DraftStore drafts =
              new DraftStore(folder.resolve("draft.json"), executor, Duration.ofDays(1));
          WorkbenchWindow window =
              new WorkbenchWindow(
                  backend,
                  new FakeRuns(),
                  new FakeAttacks(),
                  new FakeLessons(),
                  drafts,
                  6,
                  executor,
                  Platform::runLater);
          window.appearance().choose(dark);
          stage = new Stage();
          stage.setScene(window.scene(width, height));
          stage.show();
          window.reader().startOn(executor, Duration.ofMillis(50));
        });
    await("#titleLabel", "Run 12");
  }

  private void await(String query, String words) throws TimeoutException {
    WaitForAsyncUtils.waitFor(
        15,
        TimeUnit.SECONDS,
        () ->
            WaitForAsyncUtils.asyncFx(
                    () -> robot.lookup(query).queryAs(Label.class).getText().contains(words))
                .get());
  }

  private void picture(String name) throws IOException {
    WaitForAsyncUtils.waitForFxEvents(10);
    BufferedImage[] image = new BufferedImage[1];
    robot.interact(
        () -> image[0] = SwingFXUtils.fromFXImage(stage.getScene().snapshot(null), null));
    Path file = Path.of("target", "pictures", name + ".png");
    Files.createDirectories(file.getParent());
    ImageIO.write(image[0], "png", file.toFile());
    assertTrue(Files.size(file) > 10_000, file + " shows next to nothing");
  }
}
