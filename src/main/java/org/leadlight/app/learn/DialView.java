package org.leadlight.app.learn;

import atlantafx.base.controls.ProgressSliderSkin;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;
import org.leadlight.app.shell.Breadth;
import org.leadlight.app.shell.Texts;
import org.leadlight.app.shell.WrappingRow;
import org.leadlight.plot.lesson.LessonWords;
import org.leadlight.run.lesson.LessonDial;
import org.leadlight.run.lesson.LessonQuestion;
import org.leadlight.run.lesson.LessonTopic;

/** The one thing that is dragged: a slider with its stops, and a field to type into. */
final class DialView extends WrappingRow {

  private static final double TICK = 5;

  private final LearnViewModel model;
  private final LessonWords words;
  private final Label symbol = new Label();
  private final Label name = new Label();
  private final Label low = new Label();
  private final Label high = new Label();
  private final Slider slider = new Slider(0, 1, 0);
  private final Stops stops;
  private final TextField field = new TextField();
  private boolean showing; // what moves then was not moved by a person

  DialView(LearnViewModel model, Texts texts) {
    this.model = model;
    this.words = model.words();
    this.stops = new Stops();
    getStyleClass().add("lesson-dial");
    setAlignment(Pos.CENTER_LEFT);
    symbol.getStyleClass().add("symbol");
    name.getStyleClass().add("dial-name");
    name.setMinWidth(USE_PREF_SIZE);
    slider.setId("lessonSlider");
    slider.getStyleClass().add("large");
    slider.setSkin(new ProgressSliderSkin(slider));
    slider.getStyleClass().add("progress-slider");
    field.setId("lessonDialField");
    field.getStyleClass().add("number");
    Tooltip.install(slider, new Tooltip(texts.get("learn.dial.hint")));
    Region between = new Region();
    HBox.setHgrow(between, Priority.ALWAYS);
    HBox ends = new HBox(low, between, high);
    ends.getStyleClass().add("ends");
    VBox middle = new VBox(ends, slider, stops);
    middle.getStyleClass().add("dial-middle");
    HBox.setHgrow(middle, Priority.ALWAYS);
    HBox title = new HBox(symbol, name);
    title.getStyleClass().add("dial-title");
    Breadth.tight(this).subscribe(tight -> arrange(tight, title, middle));
    slider.valueProperty().subscribe((before, now) -> drag(now.doubleValue()));
    slider.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    field.setOnAction(typed -> type());
    field.focusedProperty().subscribe((was, is) -> type());
    model.questionProperty().subscribe(this::show);
  }

  /** The slider between its name and its number, or where there is less room below them. */
  private void arrange(boolean tight, HBox title, VBox middle) {
    getChildren().setAll(tight ? List.of(title, field, middle) : List.of(title, middle, field));
  }

  /** Where the keyboard begins. */
  Node first() {
    return slider;
  }

  private void show(LessonQuestion question) {
    LessonTopic topic = question.topic();
    LessonDial dial = topic.dial();
    showing = true;
    slider.setValue(dial.position(question.dial()));
    showing = false;
    symbol.setText(words.of(topic, "symbol"));
    name.setText(words.of(topic, "dial"));
    low.setText(words.of(topic, "dial.low"));
    high.setText(words.of(topic, "dial.high"));
    String now = words.dial(topic, question.dial());
    slider.setAccessibleText(words.of(topic, "dial") + " " + now);
    field.setAccessibleText(words.of(topic, "dial"));
    showField();
    stops.show(question);
  }

  private void showField() {
    LessonQuestion question = model.questionProperty().get();
    field.setText(words.dial(question.topic(), question.dial()));
  }

  private void drag(double position) {
    if (!showing) {
      LessonDial dial = model.questionProperty().get().topic().dial();
      double value = dial.at(position);
      model.turn(value);
      showing = true;
      slider.setValue(dial.position(value)); // the thumb stays on a stop
      showing = false;
    }
  }

  /** What is refused stays in the field, to be corrected. */
  private void type() {
    if (model.turnTo(field.getText())) {
      showField();
    }
  }

  private void key(KeyEvent event) {
    LessonDial dial = model.questionProperty().get().topic().dial();
    boolean isSideways = !model.presentingProperty().get(); // else they go between lessons
    switch (event.getCode()) {
      case LEFT -> {
        if (!isSideways) {
          return;
        }
        model.step(-1);
      }
      case RIGHT -> {
        if (!isSideways) {
          return;
        }
        model.step(1);
      }
      case DOWN -> model.step(-1);
      case UP -> model.step(1);
      case HOME -> model.turn(dial.low());
      case END -> model.turn(dial.high());
      default -> {
        return;
      }
    }
    event.consume();
  }

  /** The stops below the track, the one it stands at in bold. */
  private final class Stops extends Pane {

    private LessonQuestion shown = model.questionProperty().get();

    Stops() {
      getStyleClass().add("dial-stops");
      setMouseTransparent(true);
    }

    void show(LessonQuestion question) {
      if (getChildren().isEmpty() || shown.topic() != question.topic()) {
        getChildren().clear();
        for (double stop : question.topic().dial().stops()) {
          Label label = new Label(words.dial(question.topic(), stop));
          label.getStyleClass().add("dial-stop");
          Line tick = new Line();
          tick.getStyleClass().add("dial-tick");
          getChildren().addAll(tick, label);
        }
      }
      shown = question;
      for (int i = 0; i < question.topic().dial().stops().size(); i++) {
        boolean isNow = question.topic().dial().stops().get(i) == question.dial();
        Node label = getChildren().get(2 * i + 1);
        label.getStyleClass().remove("chosen");
        if (isNow) {
          label.getStyleClass().add("chosen");
        }
      }
      requestLayout();
    }

    @Override
    protected void layoutChildren() {
      Node thumb = slider.lookup(".thumb");
      double half = thumb == null ? 0 : thumb.getLayoutBounds().getWidth() / 2;
      LessonDial dial = shown.topic().dial();
      for (int i = 0; i < dial.stops().size(); i++) {
        double at = half + dial.position(dial.stops().get(i)) * (getWidth() - 2 * half);
        Line tick = (Line) getChildren().get(2 * i);
        tick.setStartX(at);
        tick.setEndX(at);
        tick.setEndY(TICK);
        Label label = (Label) getChildren().get(2 * i + 1);
        label.autosize();
        label.relocate(at - label.getWidth() / 2, TICK + 2);
      }
    }
  }
}
