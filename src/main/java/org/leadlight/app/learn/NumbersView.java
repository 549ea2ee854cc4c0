package org.leadlight.app.learn;

import java.util.List;
import java.util.Map;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.leadlight.app.learn.LearnViewModel.Answered;
import org.leadlight.plot.NumberText;
import org.leadlight.plot.lesson.LessonWords;
import org.leadlight.run.Figure;
import org.leadlight.run.lesson.FigureKeys;
import org.leadlight.run.lesson.LessonTopic;

/** The numbers of a lesson, each with its unit, what it is and its interval. */
final class NumbersView extends HBox {

  private static final Map<LessonTopic, List<String>> SHOWN =
      Map.of(
          LessonTopic.WHAT_LEAVES,
          List.of(FigureKeys.READ, FigureKeys.READ_PRIVATE, FigureKeys.NOISE, FigureKeys.COSINE),
          LessonTopic.ALPHA,
          List.of(
              FigureKeys.SAMPLE_KEPT,
              FigureKeys.SAMPLE_PRIVATE,
              FigureKeys.SAMPLE_READ,
              FigureKeys.NOISE),
          LessonTopic.SIGN_FLIP,
          List.of(FigureKeys.NORMALIZED, FigureKeys.ABSOLUTE, FigureKeys.PLAIN, FigureKeys.FLIPPED),
          LessonTopic.LOUD_WORDS,
          List.of(
              FigureKeys.STD_LOG_RATIO, FigureKeys.ENTROPY, FigureKeys.MEAN_SIGMA, FigureKeys.READ),
          LessonTopic.LAYER,
          List.of(
              FigureKeys.SAMPLE_KEPT,
              FigureKeys.SAMPLE_PRIVATE,
              FigureKeys.SAMPLE_HIDDEN,
              FigureKeys.NOISE),
          LessonTopic.ASKING_TWICE,
          List.of(
              FigureKeys.SAMPLE_PRIVATE, FigureKeys.SAMPLE_READ, FigureKeys.READ, FigureKeys.NOISE),
          LessonTopic.TRUST,
          List.of(
              LessonTopic.TRANSFORM,
              LessonTopic.IDENTITY,
              FigureKeys.NOISE_CONTROL,
              FigureKeys.CHANCE));

  private static final List<String> KEEPS = List.of(FigureKeys.SAMPLE_KEPT);
  private static final List<String> NEUTRAL =
      List.of(
          FigureKeys.NOISE,
          FigureKeys.COSINE,
          FigureKeys.STD_LOG_RATIO,
          FigureKeys.ENTROPY,
          FigureKeys.MEAN_SIGMA,
          FigureKeys.NORMALIZED,
          FigureKeys.ABSOLUTE,
          FigureKeys.CHANCE);

  private final LessonWords words;

  NumbersView(LessonWords words) {
    this.words = words;
    getStyleClass().add("lesson-numbers");
    setId("lessonNumbers");
  }

  void show(Answered now) {
    List<String> keys = SHOWN.getOrDefault(now.question().topic(), List.of());
    getChildren()
        .setAll(keys.stream().map(key -> cell(key, now.reading().figures().get(key))).toList());
  }

  private VBox cell(String key, @Nullable Figure figure) {
    Label value = new Label(figure == null ? "\u2013" : words.value(key, figure.value()));
    value.getStyleClass().addAll("lesson-value", colour(key));
    value.setMinWidth(USE_PREF_SIZE);
    Label unit = new Label(words.unit(key));
    unit.getStyleClass().add("muted");
    HBox row = new HBox(value, unit);
    row.getStyleClass().add("value-row");
    Label name = new Label(words.figure(key));
    name.getStyleClass().add("value-name");
    name.setWrapText(true);
    Label interval = new Label(figure == null ? "" : words.interval(key, figure));
    interval.getStyleClass().add("value-name");
    Label count = new Label(figure == null ? "" : count(key, figure));
    count.getStyleClass().add("value-name");
    VBox cell = new VBox(row, name, interval, count);
    cell.getStyleClass().add("lesson-number");
    cell.setAccessibleRole(AccessibleRole.TEXT);
    cell.setAccessibleText(
        words.figure(key)
            + ": "
            + value.getText()
            + " "
            + unit.getText()
            + " "
            + interval.getText());
    cell.setPrefWidth(110);
    HBox.setHgrow(cell, Priority.ALWAYS);
    return cell;
  }

  private String count(String key, Figure figure) {
    return words.interval(key, figure).isEmpty()
        ? ""
        : "n = " + NumberText.fixed(figure.count(), 0);
  }

  private static String colour(String key) {
    return KEEPS.contains(key) ? "keeps" : NEUTRAL.contains(key) ? "neutral" : "leaks";
  }
}
