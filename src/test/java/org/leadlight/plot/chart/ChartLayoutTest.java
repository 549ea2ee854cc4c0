package org.leadlight.plot.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.leadlight.plot.SeriesView;

/** Where the panels of a column lie. */
final class ChartLayoutTest {

  private static final double HEIGHT = 576; // of the charts in a window of 1440 by 900

  private static ChartSeries line(String key) {
    return ChartSeries.solid(key, key, SeriesView.of(new double[] {0, 1}, new double[] {2, 1}), 0);
  }

  private static ChartLayout layout(int components, int fixedLines) {
    List<PanelSpec.Part> parts = new ArrayList<>();
    List<PanelSpec> panels = new ArrayList<>();
    for (int i = 0; i < components; i++) {
      parts.add(new PanelSpec.Part(line("part" + i), line("factor").points()));
    }
    panels.add(new PanelSpec.StackedTotal("total", "", line("total"), parts));
    parts.forEach(part -> panels.add(new PanelSpec.Curve(part.series(), "lower", false)));
    List<String> fixed = java.util.Collections.nCopies(fixedLines, "blocks 2, heads 4");
    panels.add(new PanelSpec.Steps("hyperparameters", "", List.of(line("alpha")), fixed));
    List<PanelSpec.Measure> measures = new ArrayList<>();
    for (String name : List.of("kept", "read", "private")) {
      SeriesView points = line(name).points();
      measures.add(new PanelSpec.Measure(line(name), name, points, points, PanelSpec.Marker.DOT));
    }
    panels.add(new PanelSpec.Evaluations("evaluations", "", measures, ""));
    panels.add(new PanelSpec.Curve(line("rate"), "", false));
    ChartSnapshot shown = new ChartSnapshot(panels, 1, 2, List.of());
    return ChartLayout.of(shown, ChartView.ALL, 820, HEIGHT);
  }

  private static ChartLayout.Row evaluations(ChartLayout layout) {
    return layout.rows().stream()
        .filter(row -> row.panel() instanceof PanelSpec.Evaluations)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theEvaluationsOfFourComponentsAndThreeLinesOfFixedNumbersAreSeenWhole() {
    ChartLayout layout = layout(4, 3);
    assertTrue(evaluations(layout).bottom() <= layout.bottom(), layout.toString());
  }

  @Test
  void componentsStandAsTheyDidWhereThereIsRoom() {
    ChartLayout.Row first = layout(2, 0).rows().get(1);
    assertEquals(36, first.bottom() - first.top(), 1);
  }
}
