package org.leadlight.plot.chart;

import java.util.ArrayList;
import java.util.List;
import org.leadlight.plot.Bounds;
import org.leadlight.plot.NumberText;
import org.leadlight.plot.Scale;
import org.leadlight.plot.Ticks;

/** The values' scale of one panel with its labelled ticks. */
record Axis(Scale scale, List<Tick> ticks) {

  /** A value with its label. */
  record Tick(double value, String label) {}

  /** The axis of shares in percent. */
  static Axis percent(ChartLayout.Row row) {
    Scale scale = new Scale.Linear(0, 100, row.bottom(), row.top());
    return new Axis(
        scale, List.of(new Tick(0, "0 %"), new Tick(50, "50 %"), new Tick(100, "100 %")));
  }

  /**
   * An axis at round values that cover the bounds; in a low panel only its ends are labelled.
   *
   * @param most about how many round values
   */
  static Axis linear(Bounds bounds, ChartLayout.Row row, int most) {
    Ticks ticks = Ticks.covering(bounds.low(), bounds.high(), most);
    boolean every = row.bottom() - row.top() > 60;
    List<Tick> labelled = new ArrayList<>();
    for (int i = 0; i < ticks.count(); i++) {
      if (every || i == 0 || i == ticks.count() - 1) {
        labelled.add(every ? new Tick(ticks.at(i), ticks.label(i)) : tick(ticks.at(i)));
      }
    }
    return new Axis(
        new Scale.Linear(ticks.first(), ticks.last(), row.bottom(), row.top()), labelled);
  }

  /** A logarithmic axis with a little room above and below; the bounds must be above zero. */
  static Axis logarithmic(Bounds bounds, ChartLayout.Row row) {
    double low = bounds.isEmpty() ? 0.1 : bounds.low() / 1.5;
    double high = bounds.isEmpty() ? 10 : bounds.high() * 1.5;
    Scale scale = new Scale.Log(low, high, row.bottom(), row.top());
    return new Axis(scale, Ticks.logarithmic(low, high).stream().map(Axis::tick).toList());
  }

  /** Whether a logarithmic axis can show what lies between the bounds. */
  static boolean canBeLogarithmic(Bounds bounds) {
    return !bounds.isEmpty() && bounds.low() > 0;
  }

  private static Tick tick(double value) {
    return new Tick(value, NumberText.plain(value));
  }
}
