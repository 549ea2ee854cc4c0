package org.leadlight.app.workbench;

import java.util.OptionalDouble;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.leadlight.run.Tunable;

/**
 * One number of a run that can change while it trains: what its control says, what the run was last
 * asked for, what the loop uses, and what became of the last change. A control somebody is busy
 * with is left alone.
 */
final class LiveNumber {

  private final String key;
  private final String path;
  private final Supplier<OptionalDouble> control;
  private final DoubleConsumer setControl;
  private final ReadOnlyDoubleWrapper running = new ReadOnlyDoubleWrapper(Double.NaN);
  private final ReadOnlyObjectWrapper<LiveStatus> status =
      new ReadOnlyObjectWrapper<>(LiveStatus.QUIET);
  private double asked = Double.NaN;

  private LiveNumber(
      String key, String path, Supplier<OptionalDouble> control, DoubleConsumer setControl) {
    this.key = key;
    this.path = path;
    this.control = control;
    this.setControl = setControl;
  }

  /** A number behind a slider. */
  static LiveNumber of(TunableViewModel tunable) {
    return new LiveNumber(
        tunable.tunable().key(),
        tunable.path(),
        () ->
            tunable.faultProperty().get().isEmpty()
                ? OptionalDouble.of(tunable.value())
                : OptionalDouble.empty(),
        tunable::show);
  }

  /** A number behind a typed field. */
  static LiveNumber of(Tunable number, SettingViewModel field) {
    return new LiveNumber(
        number.key(),
        field.path(),
        () ->
            field.faultProperty().get().isEmpty()
                ? Numbers.parse(field.textProperty().get())
                : OptionalDouble.empty(),
        value -> field.textProperty().set(Numbers.plain(value)));
  }

  /** Its key among the live settings. */
  String key() {
    return key;
  }

  /** Where it stands in the JSON form of a recipe. */
  String path() {
    return path;
  }

  /** What the loop uses. */
  ReadOnlyDoubleProperty runningProperty() {
    return running.getReadOnlyProperty();
  }

  /** What became of the last change. */
  ReadOnlyObjectProperty<LiveStatus> statusProperty() {
    return status.getReadOnlyProperty();
  }

  /** What the control says, if that is a number and another than the run was asked for. */
  OptionalDouble change() {
    OptionalDouble says = control.get();
    return says.isPresent() && says.getAsDouble() != asked ? says : OptionalDouble.empty();
  }

  /** Shows where the number stands; the control follows when something else is asked of the run. */
  void show(double used, double nowAsked, LiveStatus itsStatus) {
    running.set(used);
    if (nowAsked != asked) {
      asked = nowAsked;
      reset();
    }
    status.set(itsStatus);
  }

  /** Lets the control say again what the run was asked for. */
  void reset() {
    OptionalDouble says = control.get();
    if (!Double.isNaN(asked) && (says.isEmpty() || says.getAsDouble() != asked)) {
      setControl.accept(asked);
    }
  }
}
