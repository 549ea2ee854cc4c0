package org.leadlight.app.chart;

import java.util.List;
import org.leadlight.plot.SeriesView;

/** What one panel of the column shows; all texts come from the caller, translated. */
public sealed interface PanelSpec {

  /** Returns the panel's name, drawn in the gutter. */
  String title();

  /** Returns the quiet line below the name, empty for none. */
  String subtitle();

  /** The total as a line over its weighted parts, stacked up where positive, down where not. */
  record StackedTotal(String title, String subtitle, ChartSeries total, List<ChartSeries> parts)
      implements PanelSpec {
    public StackedTotal {
      parts = List.copyOf(parts);
    }
  }

  /** One component with its direction, such as "lower = closer", smoothed over its raw line. */
  record Component(ChartSeries series, String subtitle) implements PanelSpec {
    @Override
    public String title() {
      return series.name();
    }
  }

  /** Values that hold until they change, on a log axis, with labels at the right end. */
  record Steps(String title, String subtitle, List<ChartSeries> series, List<String> texts)
      implements PanelSpec {
    public Steps {
      series = List.copyOf(series);
      texts = List.copyOf(texts);
    }
  }

  /** One rate of the loop: learning rate, gradient norm or speed. */
  record Rates(ChartSeries series, String subtitle) implements PanelSpec {
    @Override
    public String title() {
      return series.name();
    }
  }

  /** Measured shares in percent, as points with intervals. */
  record Evaluations(String title, String subtitle, List<Measure> measures, String note)
      implements PanelSpec {
    public Evaluations {
      measures = List.copyOf(measures);
    }
  }

  /** One evaluated quantity (0 to 100) with its interval's ends at the same steps. */
  record Measure(ChartSeries series, SeriesView low, SeriesView high, Marker marker) {}

  /** The sign at an evaluated point. */
  enum Marker {
    DOT,
    OPEN_SQUARE,
    FILLED_SQUARE
  }
}
