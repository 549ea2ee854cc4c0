package org.leadlight.app.workbench;

import java.util.Optional;
import java.util.OptionalDouble;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.leadlight.run.Fault;
import org.leadlight.run.Scale;
import org.leadlight.run.Tunable;

/**
 * One number a person may turn: slider, typed field and <em>off</em> kept in step. The text rules;
 * the slider writes into it and follows it as far as its range goes. Switching off forgets nothing.
 */
public final class TunableViewModel {

  private final Tunable tunable;
  private final DoubleProperty position = new SimpleDoubleProperty();
  private final StringProperty text = new SimpleStringProperty("");
  private final BooleanProperty on = new SimpleBooleanProperty(true);
  private final ReadOnlyStringWrapper fault = new ReadOnlyStringWrapper("");
  private boolean following;

  TunableViewModel(Tunable tunable) {
    this.tunable = tunable;
    text.addListener((observed, before, typed) -> followText(typed));
    position.addListener((observed, before, moved) -> followSlider(moved.doubleValue()));
    text.set(Numbers.plain(tunable.usual()));
  }

  /** What is turned. */
  public Tunable tunable() {
    return tunable;
  }

  /** Where the slider stands: the value itself, or its decimal logarithm. */
  public DoubleProperty positionProperty() {
    return position;
  }

  /** The left end of the slider. */
  public double minimumPosition() {
    return positionOf(tunable.minimum());
  }

  /** The right end of the slider. */
  public double maximumPosition() {
    return positionOf(tunable.maximum());
  }

  /** The text as typed, kept while the tunable is off. */
  public StringProperty textProperty() {
    return text;
  }

  /** Whether it counts at all. */
  public BooleanProperty onProperty() {
    return on;
  }

  /** Whether <em>off</em> is one of its states. */
  public boolean canBeOff() {
    return tunable.scale() == Scale.LOG_OR_OFF;
  }

  /** What is wrong with the text, in one sentence; empty when nothing is. */
  public ReadOnlyStringProperty faultProperty() {
    return fault.getReadOnlyProperty();
  }

  void setFault(String sentence) {
    fault.set(sentence);
  }

  String path() {
    return "loss." + tunable.key();
  }

  /** The value for a recipe: 0 when off, and the usual one in place of a text that is no number. */
  double value() {
    return on.get() ? Numbers.parse(text.get()).orElse(tunable.usual()) : 0;
  }

  void show(double value) {
    if (canBeOff() && value == 0) {
      on.set(false);
    } else {
      text.set(Numbers.plain(value));
      on.set(true);
    }
  }

  Optional<Fault> typeFault() {
    if (!on.get()) {
      return Optional.empty();
    }
    OptionalDouble number = Numbers.parse(text.get());
    if (number.isEmpty()) {
      return Optional.of(
          new Fault(path(), "\"" + text.get() + "\" is not a number; type one such as 0.3."));
    }
    return canBeOff() && number.getAsDouble() == 0
        ? Optional.of(new Fault(path(), "A weight of 0 is off; use the switch beside it."))
        : Optional.empty();
  }

  private void followText(String typed) {
    OptionalDouble number = Numbers.parse(typed);
    if (following || number.isEmpty()) {
      return;
    }
    double value = Math.clamp(number.getAsDouble(), tunable.minimum(), tunable.maximum());
    following = true;
    position.set(positionOf(value));
    following = false;
  }

  private void followSlider(double moved) {
    if (following) {
      return;
    }
    following = true;
    text.set(Numbers.plain(valueAt(moved)));
    following = false;
  }

  /** Where a slider stands at a value; beyond every slider at one that has no place on it. */
  double positionOf(double value) {
    return tunable.scale() == Scale.LINEAR ? value : Math.log10(value);
  }

  /** What a slider says: two decimals, or two significant digits where it walks through ratios. */
  private double valueAt(double moved) {
    return tunable.scale() == Scale.LINEAR
        ? Math.rint(moved * 100) / 100
        : Numbers.round(Math.pow(10, moved), 2);
  }
}
