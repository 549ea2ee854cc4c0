package org.leadlight.plot.chart;

import java.util.ArrayList;
import java.util.List;

/** Where the panels lie: one left edge and one x axis for all, spare height to those that grow. */
record ChartLayout(double left, double right, double bottom, List<Row> rows, double overflow) {
  static final double AXIS = 28;
  static final double FOLDED = 20;
  private static final double GUTTER = 228;
  private static final double COMPACT_GUTTER = 168;
  private static final double TOP = 22;
  private static final double CURVE = 36;
  private static final double CURVE_SLACK = 6; // two lines of words stay apart
  private static final double GAP = 12;
  private static final double GAP_SLACK = 6;

  /** One panel's plot from {@code top} to {@code bottom}; a folded one has no plot. */
  record Row(PanelSpec panel, double top, double bottom, boolean folded) {}

  static ChartLayout of(ChartSnapshot shown, ChartView view, double width, double height) {
    List<PanelSpec> panels = shown.panels();
    double available = height - AXIS;
    double squeeze = squeeze(shown, view, available);
    double need = TOP;
    for (PanelSpec panel : panels) {
      boolean folded = view.folds(panel, shown);
      need += height(panel, folded, squeeze) + gap(panel, folded, squeeze);
    }
    long growing = panels.stream().filter(ChartLayout::grows).count();
    double spare = growing == 0 ? 0 : Math.max(0, available - need) / growing;
    double overflow = Math.max(0, need - available);
    double y = TOP - Math.clamp(view.scroll(), 0, overflow);
    List<Row> rows = new ArrayList<>();
    for (PanelSpec panel : panels) {
      boolean folded = view.folds(panel, shown);
      double end = Math.round(y + height(panel, folded, squeeze) + (grows(panel) ? spare : 0));
      rows.add(new Row(panel, Math.round(y), end, folded));
      y = end + gap(panel, folded, squeeze);
    }
    double gutter = view.compact() ? COMPACT_GUTTER : GUTTER;
    return new ChartLayout(gutter, Math.floor(width) - 16, available, rows, overflow);
  }

  /**
   * How much closer the components stand, 0 to 1, so that the evaluations below them are seen whole
   * without scrolling; what that cannot bring stays to be scrolled to.
   */
  private static double squeeze(ChartSnapshot shown, ChartView view, double available) {
    double need = TOP;
    double loose = 0;
    for (PanelSpec panel : shown.panels()) {
      boolean folded = view.folds(panel, shown);
      need += height(panel, folded, 0);
      loose += height(panel, folded, 0) - height(panel, folded, 1);
      if (panel instanceof PanelSpec.Evaluations) {
        return loose == 0 ? 0 : Math.clamp((need - available) / loose, 0, 1);
      }
      need += gap(panel, folded, 0);
      loose += gap(panel, folded, 0) - gap(panel, folded, 1);
    }
    return 0;
  }

  private static boolean grows(PanelSpec panel) {
    return panel instanceof PanelSpec.StackedTotal || panel instanceof PanelSpec.Evaluations;
  }

  private static double height(PanelSpec panel, boolean folded, double squeeze) {
    return switch (panel) {
      case PanelSpec.StackedTotal total -> Math.max(120, 44 + 18 * (total.parts().size() + 1));
      case PanelSpec.Evaluations evaluations -> Math.max(102, 56 + 18 * evaluations.lines().size());
      case PanelSpec.Steps steps when folded -> FOLDED;
      case PanelSpec.Steps steps ->
          Math.max(66, Math.max(14 * steps.lines().size(), 30 + 15 * steps.texts().size()));
      case PanelSpec.Curve curve -> folded ? FOLDED : Math.floor(CURVE - squeeze * CURVE_SLACK);
    };
  }

  private static double gap(PanelSpec panel, boolean folded, double squeeze) {
    if (panel instanceof PanelSpec.StackedTotal) {
      return 16;
    }
    return folded ? 2 : Math.floor(GAP - squeeze * GAP_SLACK);
  }
}
