package org.leadlight.app.learn;

import java.util.EnumMap;
import java.util.Map;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.leadlight.app.shell.Breadth;
import org.leadlight.app.shell.Texts;
import org.leadlight.plot.lesson.LessonWords;
import org.leadlight.run.lesson.LessonTopic;

/** The lessons by number, those that were met with a tick; a tight window leaves only numbers. */
final class LessonList extends VBox {

  private static final double TITLE = 110; // so that it is measured as wide as it is shown
  private static final String TICK = "\u2713";

  private final LearnViewModel model;
  private final Texts texts;
  private final Map<LessonTopic, ToggleButton> entries = new EnumMap<>(LessonTopic.class);
  private final Map<LessonTopic, Label> numbers = new EnumMap<>(LessonTopic.class);

  LessonList(LearnViewModel model, Texts texts) {
    this.model = model;
    this.texts = texts;
    getStyleClass().add("lesson-entries");
    for (LessonTopic topic : LessonTopic.values()) {
      getChildren().add(entry(topic));
    }
    model.questionProperty().subscribe(question -> choose(question.topic()));
    model.metProperty().subscribe(met -> numbers.forEach((t, label) -> mark(t, label)));
  }

  private ToggleButton entry(LessonTopic topic) {
    LessonWords words = model.words();
    Label number = new Label();
    number.getStyleClass().add("lesson-number-mark");
    number.setMinSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    Label title = new Label(words.of(topic, "title"));
    title.getStyleClass().add("lesson-entry-title");
    title.setWrapText(true);
    HBox.setHgrow(title, Priority.ALWAYS);
    title.setMaxWidth(Double.MAX_VALUE);
    title.setPrefWidth(TITLE);
    Label minutes = new Label(texts.format("learn.minutes", words.of(topic, "minutes")));
    minutes.getStyleClass().addAll("muted", "small");
    minutes.setMinWidth(Region.USE_PREF_SIZE);
    HBox row = new HBox(number, title, minutes);
    row.getStyleClass().add("lesson-entry-row");
    row.setAlignment(Pos.TOP_LEFT);
    ToggleButton entry = new ToggleButton("", row);
    entry.setId("lesson-" + topic.id());
    entry.getStyleClass().add("lesson-entry");
    entry.setMaxWidth(Double.MAX_VALUE);
    entry.setTooltip(new Tooltip(title.getText() + ", " + minutes.getText()));
    Breadth.tight(this).subscribe(tight -> leaveWords(tight, title, minutes));
    entry.insetsProperty().subscribe(insets -> fill(entry, row));
    entry.widthProperty().subscribe(width -> fill(entry, row));
    entry.setOnAction(
        pressed -> {
          entry.setSelected(true);
          model.choose(topic);
        });
    entries.put(topic, entry);
    numbers.put(topic, number);
    mark(topic, number);
    return entry;
  }

  private static void fill(ToggleButton entry, HBox row) {
    Insets insets = entry.getInsets();
    row.setPrefWidth(Math.max(0, entry.getWidth() - insets.getLeft() - insets.getRight()));
  }

  private static void leaveWords(boolean tight, Label... words) {
    for (Label label : words) {
      label.setVisible(!tight);
      label.setManaged(!tight);
    }
  }

  private void choose(LessonTopic chosen) {
    entries.forEach((topic, entry) -> entry.setSelected(topic == chosen));
    numbers.forEach(this::mark);
  }

  private void mark(LessonTopic topic, Label number) {
    boolean isMet =
        model.metProperty().get().contains(topic)
            && model.questionProperty().get().topic() != topic;
    number.setText(isMet ? TICK : Integer.toString(topic.number()));
    ToggleButton entry = entries.get(topic);
    if (entry != null) {
      String key = isMet ? "learn.entry.met" : "learn.entry";
      entry.setAccessibleText(texts.format(key, topic.number(), model.words().of(topic, "title")));
    }
  }
}
