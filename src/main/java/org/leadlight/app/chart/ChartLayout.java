package org.leadlight.app.chart;

import java.util.ArrayList;
import java.util.List;

/** Where the panels lie: one left edge and one x axis for all, spare height to those that grow. */
record ChartLayout(double left, double right, double bottom, List<Row> rows, double overflow) {
  static final double AXIS = 28;
  private static final double GUTTER = 212;
  private static final double TOP = 14;

  /** One panel's plot from {@code top} to {@code bottom}. */
  record Row(PanelSpec panel, double top, double bottom) {}

  static ChartLayout of(List<PanelSpec> panels, double width, double height, double scroll) {
    double need = TOP + panels.stream().mapToDouble(p -> height(p) + gap(p)).sum();
    double available = height - AXIS;
    long growing = panels.stream().filter(ChartLayout::grows).count();
    double spare = growing == 0 ? 0 : Math.max(0, available - need) / growing;
    double overflow = Math.max(0, need - available);
    double y = TOP - Math.clamp(scroll, 0, overflow);
    List<Row> rows = new ArrayList<>();
    for (PanelSpec panel : panels) {
      double end = y + height(panel) + (grows(panel) ? spare : 0);
      rows.add(new Row(panel, y, end));
      y = end + gap(panel);
    }
    return new ChartLayout(GUTTER, width - 16, available, rows, overflow);
  }

  private static boolean grows(PanelSpec panel) {
    return panel instanceof PanelSpec.StackedTotal || panel instanceof PanelSpec.Evaluations;
  }

  private static double height(PanelSpec panel) {
    return switch (panel) {
      case PanelSpec.StackedTotal total -> Math.max(120, 44 + 18 * (total.parts().size() + 1));
      case PanelSpec.Evaluations evaluations -> 102;
      case PanelSpec.Steps steps ->
          Math.max(66, Math.max(14 * steps.series().size(), 30 + 15 * steps.texts().size()));
      case PanelSpec.Component component -> 36;
      case PanelSpec.Rates rates -> 36;
    };
  }

  private static double gap(PanelSpec panel) {
    return 12;
  }
}
