package org.leadlight.plot.chart;

import java.util.Arrays;
import org.leadlight.plot.Bounds;
import org.leadlight.plot.Columns;
import org.leadlight.plot.Drawing;
import org.leadlight.plot.Drawing.Lettering;
import org.leadlight.plot.Scale;
import org.leadlight.plot.SeriesView;
import org.leadlight.plot.Trace;

/** What every panel is drawn with: the target, the colours, the one x axis and the averages. */
record Sheet(
    Drawing to,
    ChartTheme theme,
    ChartLayout layout,
    ChartSnapshot shown,
    ChartView view,
    Scale x,
    Averages averages) {

  static final double LINE = 1.8;
  static final double NAME = 34;
  static final double VALUE_ROOM = 48;
  static final double SIGN = 21.5; // the middle of a line's sign
  private static final double VALUE_END = 46;
  private static final double COMPACT_VALUE_END = 42;
  private static final double MARGIN = 16;
  private static final double THUMB = 10; // from the plots to the thumb beside them

  /** The pixel of the newest step, within the plot. */
  double now() {
    return Math.clamp(x.pixel(shown.step()), x.start(), x.end());
  }

  /** The smoothed line, begun anew at the breaks. */
  SeriesView average(ChartSeries line, double... breaks) {
    return averages.of(line, view.smoothing(), breaks);
  }

  /** The least and greatest values between the ends of the x axis. */
  Bounds bounds(SeriesView points) {
    return points.bounds(
        points.firstAtOrAfter(x.from()) - 1, points.firstAtOrAfter(Math.nextUp(x.to())) + 1);
  }

  /** The raw line faint, the smoothed one over it. */
  void smoothed(ChartSeries line, Scale y, double... breaks) {
    if (view.smoothing() > 0) {
      int faint = ChartTheme.faint(theme.color(line.color()), 0.3);
      draw(line.points(), y, 1, faint, new double[0], breaks);
    }
    SeriesView average = average(line, breaks);
    draw(average, y, LINE, theme.color(line.color()), line.dash().lengths(), breaks);
  }

  /** A line of points, as columns where they are denser than the pixels. */
  void draw(SeriesView points, Scale y, double width, int argb, double[] dash, double... breaks) {
    if (Columns.suit(points, x, to.grain())) {
      to.columns(Columns.of(points, x, y, to.grain(), breaks), width, argb, dash);
    } else {
      to.line(Trace.of(points, x, y, breaks), width, argb, dash);
    }
  }

  /** The panel's name and the quiet line below it. */
  void title(PanelSpec panel, double y) {
    to.text(panel.title(), MARGIN, y, Lettering.left(13).inBold(), theme.text());
    quiet(panel.subtitle(), y + 17);
  }

  /** Small words at the left edge: the first of the forms, parted by a bar, that has room. */
  void quiet(String forms, double y) {
    double room = valueEnd() - MARGIN;
    String[] all = forms.split("\\|");
    String words =
        Arrays.stream(all)
            .filter(form -> to.width(form, Lettering.left(11)) <= room)
            .findFirst()
            .orElse(all[all.length - 1]);
    String fitted = fitted(words, Lettering.left(11), room);
    to.text(fitted, MARGIN, y, Lettering.left(11), theme.muted());
  }

  /** A line's sign and its name within a room, hollow and quiet where it is hidden. */
  void name(ChartSeries line, double y, boolean band, boolean drawn, double room) {
    sign(line, y, band, drawn);
    Lettering lettering = Lettering.left(12);
    String words = fitted(line.name(), lettering, room);
    to.text(words, NAME, y, lettering, drawn ? theme.text() : theme.muted());
  }

  /** The x at which values in the gutter end. */
  double valueEnd() {
    return layout.left() - (view.compact() ? COMPACT_VALUE_END : VALUE_END);
  }

  /** A panel that is one line of text: its title, hollow and quiet. */
  void folded(PanelSpec panel, double y) {
    hollow(y);
    String words = fitted(panel.title(), Lettering.left(12), layout.left() - 8 - NAME);
    to.text(words, NAME, y, Lettering.left(12), theme.muted());
  }

  private void hollow(double y) {
    to.rounded(MARGIN, y - 5, MARGIN + 11, y + 6, 3, theme.muted());
    to.rounded(MARGIN + 1, y - 4, MARGIN + 10, y + 5, 2, theme.background());
  }

  private void sign(ChartSeries line, double y, boolean band, boolean drawn) {
    int argb = theme.color(line.color());
    if (!drawn) {
      hollow(y);
    } else if (band) {
      to.rounded(MARGIN, y - 5, MARGIN + 11, y + 6, 3, argb);
    } else if (line.dash() == ChartSeries.Dash.SOLID) {
      to.rectangle(MARGIN, y - 1, MARGIN + 11, y + 1, argb);
    } else {
      to.rectangle(MARGIN, y - 1, MARGIN + 4, y + 1, argb);
      to.rectangle(MARGIN + 7, y - 1, MARGIN + 11, y + 1, argb);
    }
  }

  /** Which part of the panels is seen, at the right edge, where they are higher than the column. */
  void thumb() {
    if (layout.overflow() > 0) {
      double share = layout.bottom() / (layout.bottom() + layout.overflow());
      double top = share * Math.clamp(view.scroll(), 0, layout.overflow());
      double left = x.end() + THUMB;
      to.rounded(left, top, left + 4, top + share * layout.bottom(), 2, theme.muted());
    }
  }

  /** Words shortened with an ellipsis to a width. */
  String fitted(String words, Lettering lettering, double room) {
    if (to.width(words, lettering) <= room) {
      return words;
    }
    int kept = words.length() - 1;
    while (kept > 1 && to.width(words.substring(0, kept).strip() + "\u2026", lettering) > room) {
      kept--;
    }
    return words.substring(0, kept).strip() + "\u2026";
  }
}
