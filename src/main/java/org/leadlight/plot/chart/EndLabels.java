package org.leadlight.plot.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.leadlight.plot.Drawing.Lettering;
import org.leadlight.plot.Scale;
import org.leadlight.plot.Trace;

/** Names lines at their newest points: in the empty part of the plot, else on a cleared ground. */
final class EndLabels {
  private static final double LINE = 14;
  private static final double MOST_COVERED = 0.35; // of the width that is drawn
  private final List<Label> labels = new ArrayList<>();

  private record Label(double y, String words) {}

  /** Adds a label at a value; one that has no place on the scale is left out. */
  void add(Scale scale, double value, String words) {
    double y = scale.pixel(value);
    if (Double.isFinite(y)) {
      labels.add(new Label(y, words));
    }
  }

  /**
   * Writes the labels beneath each other, each as near to its line as the others allow.
   *
   * @param needed whether they are written even where they cover much of the plot
   */
  void write(Sheet sheet, ChartLayout.Row row, boolean needed) {
    boolean bold = !needed;
    labels.sort(Comparator.comparingDouble(Label::y));
    double widest = 0;
    for (Label label : labels) {
      widest = Math.max(widest, sheet.to().width(label.words(), lettering(true, bold)));
    }
    boolean inside = sheet.x().end() - sheet.now() < widest + 22;
    if (inside && !needed && widest > MOST_COVERED * (sheet.now() - sheet.x().start())) {
      return;
    }
    Lettering lettering = lettering(inside, bold);
    double y = row.top() - LINE;
    for (int i = 0; i < labels.size(); i++) {
      Label label = labels.get(i);
      double lowest = row.bottom() - 2 - LINE * (labels.size() - 1 - i);
      y = Math.max(y + LINE, Math.min(label.y(), lowest));
      if (inside) {
        writeInside(sheet, label, y, lettering);
      } else {
        double now = sheet.now();
        sheet.to().line(Trace.segment(now + 3, label.y(), now + 15, y), 1, sheet.theme().muted());
        sheet.to().text(label.words(), now + 19, y, lettering, text(sheet));
      }
    }
  }

  private static Lettering lettering(boolean inside, boolean bold) {
    Lettering lettering = inside ? Lettering.right(11) : Lettering.left(11);
    return bold ? lettering.inBold() : lettering;
  }

  private static void writeInside(Sheet sheet, Label label, double y, Lettering lettering) {
    double right = sheet.now() - 8;
    double wide = sheet.to().width(label.words(), lettering);
    int ground = sheet.theme().background();
    sheet.to().rounded(right - wide - 4, y - 7, right + 4, y + 7, 3, ground);
    sheet.to().text(label.words(), right, y, lettering, text(sheet));
  }

  private static int text(Sheet sheet) {
    return sheet.theme().text();
  }
}
