package org.leadlight.app.chart;

import java.util.List;

/**
 * Everything the column shows at one moment.
 *
 * @param panels from top to bottom
 * @param step the newest step
 * @param plannedSteps the last step of the plan; what lies beyond {@code step} is tinted
 * @param marks events, drawn as a labelled vertical line; those that break end the total's line
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

  /** An event at a step; {@code note} explains a break of the total, empty if there is none. */
  public record Mark(double step, String label, String note, boolean breaksTotal) {}
}
