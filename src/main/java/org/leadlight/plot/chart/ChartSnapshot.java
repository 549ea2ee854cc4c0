package org.leadlight.plot.chart;

import java.util.List;
import java.util.stream.Stream;

/**
 * Everything the column shows at one moment.
 *
 * @param panels from top to bottom
 * @param step the newest step
 * @param plannedSteps the last step of the plan; what lies beyond {@code step} is tinted
 * @param marks events in the order of their steps
 */
public record ChartSnapshot(
    List<PanelSpec> panels, double step, double plannedSteps, List<Mark> marks) {
  public ChartSnapshot {
    panels = List.copyOf(panels);
    marks = List.copyOf(marks);
  }

  /** Returns a snapshot without panels. */
  public static ChartSnapshot empty() {
    return new ChartSnapshot(List.of(), 0, 1, List.of());
  }

  /** Returns every line once, in the order of the panels. */
  public List<ChartSeries> lines() {
    return panels.stream().flatMap(panel -> panel.lines().stream()).toList();
  }

  /** Returns the last step there is room for, at least 1. */
  double end() {
    return Math.max(1, Math.max(plannedSteps, step));
  }

  /** Returns the steps at which totals stop being comparable. */
  double[] breaks() {
    Stream<Mark> breaking = marks.stream().filter(Mark::breaksTotal);
    return breaking.mapToDouble(Mark::step).sorted().distinct().toArray();
  }

  /**
   * An event at a step.
   *
   * @param label what happened, short
   * @param title what a break of the total means, in bold; empty if there is none
   * @param note the sentence that goes with the title
   * @param breaksTotal whether totals before and after are not comparable
   */
  public record Mark(double step, String label, String title, String note, boolean breaksTotal) {}
}
