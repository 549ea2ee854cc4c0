package org.leadlight.app.workbench;

import atlantafx.base.controls.ProgressSliderSkin;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.SVGPath;

/**
 * A slider that stands at evaluations only: ticks beneath it at each, labels where there is room,
 * pins above it where weights changed. It changes nothing by itself; it shows where its timeline
 * stands.
 */
public final class EvaluationSlider extends Region {

  private static final double PINS = 10;
  private static final double TRACK = 16;
  private static final double TICK = 5;
  private static final double HEIGHT = PINS + TRACK + TICK + 17;
  private static final double CLOSEST_TICKS = 4;
  private static final double CLOSEST_LABELS = 58;
  private static final double GAP = 10;

  private final Slider slider = new Slider();
  private final Path ticks = new Path();
  private final Pane labels = new Pane();
  private final Pane pins = new Pane();
  private EvaluationAxis axis = EvaluationAxis.NONE;
  private long step = EvaluationTimeline.NOWHERE;
  private boolean showing;
  private boolean stale = true;

  /** A slider without a timeline. */
  public EvaluationSlider() {
    getStyleClass().add("evaluation-slider");
    slider.setId("evaluationSlider");
    slider.setSkin(new ProgressSliderSkin(slider));
    ticks.getStyleClass().add("ticks");
    for (Node layer : List.of(ticks, labels, pins)) {
      layer.setMouseTransparent(true);
      layer.setManaged(false);
    }
    getChildren().setAll(ticks, labels, slider, pins);
  }

  /** Follows a timeline, and moves it. */
  void bind(EvaluationTimeline timeline) {
    timeline.axisProperty().subscribe(this::showAxis);
    timeline.stepProperty().subscribe(now -> showStep(now.longValue()));
    slider
        .valueProperty()
        .subscribe(
            value -> {
              if (!showing) {
                timeline.goTo(value.doubleValue());
                showStep(timeline.stepProperty().get());
              }
            });
    slider.valueChangingProperty().subscribe(held -> showStep(timeline.stepProperty().get()));
    slider.addEventFilter(KeyEvent.KEY_PRESSED, event -> key(event, timeline));
  }

  /** Names the slider for those who do not see it. */
  void name(String name, String changes) {
    slider.setAccessibleText(name);
    slider.setAccessibleHelp(changes);
  }

  private static void key(KeyEvent event, EvaluationTimeline timeline) {
    switch (event.getCode()) {
      case LEFT, DOWN -> timeline.move(-1);
      case RIGHT, UP -> timeline.move(1);
      case PAGE_DOWN -> timeline.move(-10);
      case PAGE_UP -> timeline.move(10);
      case HOME -> timeline.move(-Integer.MAX_VALUE);
      case END -> timeline.move(Integer.MAX_VALUE);
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void showAxis(EvaluationAxis shown) {
    axis = shown;
    showing = true;
    slider.setDisable(shown.steps().isEmpty());
    slider.setMin(shown.first());
    slider.setMax(shown.end());
    showing = false;
    showStep(step);
  }

  private void showStep(long now) {
    step = now;
    if (!slider.isValueChanging()) { // a thumb that is held stays where it is held
      showing = true;
      slider.setValue(Math.clamp(now, axis.first(), axis.end()));
      showing = false;
    }
    stale = true;
    requestLayout();
  }

  @Override
  protected double computePrefHeight(double width) {
    return HEIGHT;
  }

  @Override
  protected double computeMinHeight(double width) {
    return HEIGHT;
  }

  @Override
  protected void setWidth(double value) {
    stale |= value != getWidth();
    super.setWidth(value);
  }

  @Override
  protected void layoutChildren() {
    slider.resizeRelocate(0, PINS, getWidth(), TRACK);
    if (stale) {
      stale = false;
      drawTicks();
      drawLabels();
      drawPins();
    }
  }

  private double x(long at) {
    Node thumb = slider.lookup(".thumb");
    double thumbWidth = thumb == null ? 14 : thumb.prefWidth(-1);
    double share = (double) (at - axis.first()) / (axis.end() - axis.first());
    return Math.rint(thumbWidth / 2 + share * (getWidth() - thumbWidth));
  }

  private void drawTicks() {
    ticks.getElements().clear();
    double y = PINS + TRACK + 1.5;
    double last = Double.NEGATIVE_INFINITY;
    for (long at : axis.steps()) {
      double x = x(at) + 0.5;
      if (x - last >= CLOSEST_TICKS) {
        last = x;
        ticks.getElements().addAll(new MoveTo(x, y), new LineTo(x, y + TICK));
      }
    }
  }

  /** The step looked at is always named; then both ends; then as many as have room. */
  private void drawLabels() {
    List<Node> placed = new ArrayList<>();
    LongStream.concat(
            axis.steps().isEmpty()
                ? LongStream.empty()
                : LongStream.of(step, axis.first(), axis.end()),
            regular())
        .distinct()
        .forEach(at -> place(at, placed));
    labels.getChildren().setAll(placed);
  }

  private LongStream regular() {
    int stride = 1;
    List<Long> steps = axis.steps();
    while (stride < steps.size() && x(steps.get(stride)) - x(steps.getFirst()) < CLOSEST_LABELS) {
      stride++;
    }
    int every = stride;
    return LongStream.iterate(0, place -> place < steps.size(), place -> place + every)
        .map(place -> steps.get((int) place));
  }

  private void place(long at, List<Node> placed) {
    Label label =
        placed.size() < labels.getChildren().size()
            ? (Label) labels.getChildren().get(placed.size())
            : new Label();
    label.getStyleClass().setAll("label", "small", at == step ? "chosen" : "muted");
    label.setText(Long.toString(at));
    if (label.getParent() == null) {
      labels.getChildren().add(label);
    }
    label.applyCss();
    double width = label.prefWidth(-1);
    double left = Math.clamp(Math.rint(x(at) - width / 2), 0, Math.max(0, getWidth() - width));
    boolean isFree =
        placed.stream()
            .allMatch(
                other ->
                    left + width + GAP <= other.getLayoutX()
                        || left >= other.getLayoutX() + other.prefWidth(-1) + GAP);
    if (isFree) {
      label.resizeRelocate(left, PINS + TRACK + TICK + 2, width, label.prefHeight(-1));
      placed.add(label);
    }
  }

  private void drawPins() {
    pins.getChildren().clear();
    for (long at : axis.changes()) {
      if (at >= axis.first() && at <= axis.end()) {
        SVGPath pin = new SVGPath();
        pin.setContent("M-4 0.5h8v5.5l-4 3.5l-4 -3.5z");
        pin.getStyleClass().add("pin");
        pin.relocate(x(at) - 4, 0);
        pins.getChildren().add(pin);
      }
    }
  }
}
