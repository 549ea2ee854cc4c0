package org.leadlight.app.pictures;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import org.leadlight.app.chart.FigureView;
import org.leadlight.app.shell.Shortcut;
import org.leadlight.run.Factories;
import org.leadlight.run.lesson.LessonTopic;

/** Every scene of which pictures are made; a new part of the window joins by a line here. */
final class Scenes {

  /** The workbench at the end of a run. */
  static final PictureScene END = PictureScene.at(Moment.END, "workbench");

  private static final Map<String, String> FAULTY =
      Map.of(
          "loss." + Factories.ENTROPY,
          "plenty",
          "loss." + Factories.L2 + ".on",
          "true",
          "training.steps",
          "0");

  private static final Duration STARTING = Duration.ofSeconds(60);
  private static final Duration GROWING = Duration.ofSeconds(60);

  private Scenes() {}

  /** The scenes, in the order of their moments. */
  static List<PictureScene> all() {
    return List.of(
        PictureScene.at(Moment.EMPTY, "empty"),
        PictureScene.at(Moment.EMPTY, "faults").typing(FAULTY).then(Scenes::openFolds),
        lesson("1", LessonTopic.WHAT_LEAVES),
        lesson("2", LessonTopic.ALPHA),
        lesson("3", LessonTopic.SIGN_FLIP),
        lesson("4", LessonTopic.LOUD_WORDS),
        lesson("5", LessonTopic.LAYER),
        lesson("6", LessonTopic.ASKING_TWICE),
        lesson("7", LessonTopic.TRUST),
        lesson("presented", LessonTopic.ALPHA).then(stagehand -> stagehand.press("#presentButton")),
        PictureScene.at(Moment.MIDDLE, "running"),
        PictureScene.at(Moment.PAUSED, "steering").then(s -> s.press("#side-run")),
        PictureScene.at(Moment.PAUSED, "changes").then(s -> s.press("#changesLink")),
        PictureScene.at(Moment.INTERRUPTED, "interrupted"),
        END,
        PictureScene.at(Moment.END, "help").then(stagehand -> stagehand.press("#info-loss-alpha")),
        PictureScene.at(Moment.END, "folds").then(Scenes::openFolds),
        PictureScene.at(Moment.END, "charts").typing(Map.of("words.open", "false")),
        PictureScene.at(Moment.END, "words")
            .typing(Map.of("words.height", "380"))
            .then(stagehand -> stagehand.open("#wordsBody", "#foldButton")),
        PictureScene.at(Moment.END, "runs").then(stagehand -> stagehand.press("#runsEntry")),
        PictureScene.at(Moment.END, "privacy").then(stagehand -> stagehand.press("#privacyEntry")),
        PictureScene.at(Moment.END, "settings")
            .then(stagehand -> stagehand.press("#settingsEntry"))
            .then(stagehand -> stagehand.type("#filterField", "o.l.")),
        PictureScene.at(Moment.END, "guide").then(stagehand -> stagehand.use(Shortcut.HELP)));
  }

  private static PictureScene lesson(String name, LessonTopic topic) {
    return PictureScene.at(Moment.LESSONS, "learn-" + name)
        .then(stagehand -> stagehand.press("#learnEntry"))
        .then(stagehand -> stagehand.press("#lesson-" + topic.id()))
        .then(
            stagehand ->
                stagehand.await(
                    "#lessonNumbers",
                    HBox.class,
                    numbers -> !numbers.getChildren().isEmpty(),
                    STARTING))
        .then(
            stagehand ->
                stagehand.await(
                    "#picture", FigureView.class, picture -> picture.getHeight() > 0, STARTING))
        .then(
            stagehand ->
                stagehand.await("#growthBar", ProgressBar.class, bar -> !bar.isVisible(), GROWING));
  }

  private static void openFolds(Stagehand stagehand) {
    stagehand.unfold("#transformFold");
    stagehand.unfold("#trainingFold");
    stagehand.scroll("#scroll", 1);
  }
}
