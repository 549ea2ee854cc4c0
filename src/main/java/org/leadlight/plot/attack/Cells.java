package org.leadlight.plot.attack;

import java.util.Locale;
import org.leadlight.run.Figure;
import org.leadlight.run.attack.AttackReport;
import org.leadlight.run.attack.AttackRow;

/** Figures as they stand in the cells of a table. */
final class Cells {

  /** Where there is no figure. */
  static final String NOTHING = "\u2013";

  private Cells() {}

  /** A share in percent, or a plain number. */
  static String number(String name, Figure figure) {
    return AttackReport.isShare(name, figure)
        ? Marks.percent(figure.value()) + " %"
        : String.format(Locale.ROOT, "%.4f", figure.value());
  }

  /** Its interval. */
  static String interval(String name, Figure figure) {
    if (!(figure.high() > figure.low())) {
      return NOTHING;
    }
    return AttackReport.isShare(name, figure)
        ? Marks.percent(figure.low()) + " to " + Marks.percent(figure.high())
        : String.format(Locale.ROOT, "%.4f to %.4f", figure.low(), figure.high());
  }

  /** A figure with its interval. */
  static String whole(String name, Figure figure) {
    String interval = interval(name, figure);
    return interval.equals(NOTHING)
        ? number(name, figure)
        : number(name, figure) + " (" + interval + ")";
  }

  /** A share of a row in percent with its interval. */
  static String share(AttackRow row, String name) {
    return row.figure(name)
        .filter(figure -> figure.count() > 0)
        .map(
            figure ->
                "%s (%s\u2013%s)"
                    .formatted(
                        Marks.percent(figure.value()),
                        Marks.percent(figure.low()),
                        Marks.percent(figure.high())))
        .orElse(NOTHING);
  }
}
