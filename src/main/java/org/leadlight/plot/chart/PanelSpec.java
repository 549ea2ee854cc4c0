package org.leadlight.plot.chart;

import java.util.List;
import java.util.stream.Stream;
import org.leadlight.plot.SeriesView;

/** What one panel of the column shows; all texts come from the caller, translated. */
public sealed interface PanelSpec {

  /** Returns the panel's name, drawn in the gutter. */
  String title();

  /** Returns the quiet line below the name, empty for none; shorter forms follow a bar. */
  String subtitle();

  /** Returns the lines it draws, hidden ones included. */
  List<ChartSeries> lines();

  /** The total as a line over its weighted parts, stacked up where positive, down where not. */
  record StackedTotal(String title, String subtitle, ChartSeries total, List<Part> parts)
      implements PanelSpec {
    public StackedTotal {
      parts = List.copyOf(parts);
    }

    @Override
    public List<ChartSeries> lines() {
      return Stream.concat(Stream.of(total), parts.stream().map(Part::series)).toList();
    }
  }

  /**
   * One part of a total: a component and what it is multiplied by, which holds from each of its
   * steps to the next.
   */
  record Part(ChartSeries series, SeriesView factor) {}

  /**
   * One quantity with its direction, such as "lower = closer", smoothed over its raw line.
   *
   * @param folded whether it shows as one line of text until it is asked for
   */
  record Curve(ChartSeries series, String subtitle, boolean folded) implements PanelSpec {
    @Override
    public String title() {
      return series.name();
    }

    @Override
    public List<ChartSeries> lines() {
      return List.of(series);
    }
  }

  /** Values that hold until they change, on a log axis, with labels at the right end. */
  record Steps(String title, String subtitle, List<ChartSeries> lines, List<String> texts)
      implements PanelSpec {
    public Steps {
      lines = List.copyOf(lines);
      texts = List.copyOf(texts);
    }

    /** Returns what stands for the panel among the keys of {@link ChartView#toggled}. */
    public String key() {
      return "panel/" + title;
    }
  }

  /** Measured shares in percent, as points with intervals. */
  record Evaluations(String title, String subtitle, List<Measure> measures, String note)
      implements PanelSpec {
    public Evaluations {
      measures = List.copyOf(measures);
    }

    @Override
    public List<ChartSeries> lines() {
      return measures.stream().map(Measure::series).toList();
    }
  }

  /**
   * One evaluated quantity (0 to 100).
   *
   * @param label its short name, beside its newest value
   * @param low the lower ends of its intervals, at the same steps
   * @param high their upper ends
   */
  record Measure(
      ChartSeries series, String label, SeriesView low, SeriesView high, Marker marker) {}

  /** The sign at an evaluated point. */
  enum Marker {
    DOT,
    OPEN_SQUARE,
    FILLED_SQUARE
  }
}
