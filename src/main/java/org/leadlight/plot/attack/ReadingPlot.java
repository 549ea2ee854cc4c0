package org.leadlight.plot.attack;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.leadlight.plot.Drawing;
import org.leadlight.plot.Drawing.Lettering;
import org.leadlight.plot.Scale;
import org.leadlight.plot.Trace;
import org.leadlight.run.Figure;
import org.leadlight.run.attack.AttackReport;
import org.leadlight.run.attack.AttackRole;
import org.leadlight.run.attack.AttackRow;
import org.leadlight.run.attack.AttackerKind;

/**
 * What each attacker reads, as points with intervals: of several layers, budgets or numbers of
 * releases the one that reads most private words; above them the two controls that came out worst.
 */
public final class ReadingPlot implements AttackFigure {

  private static final String PRIVATE = "private_top1";
  private static final String ALL = "all_top1";
  private static final double NAMES = 268;
  private static final double NUMBER = 66;
  private static final double HEAD = 30;
  private static final double SECTION = 26;
  private static final double ROW = 35;
  private static final double FOOT = 46;

  /** A line of the plot. */
  private sealed interface Line {

    /**
     * The title of the lines below it.
     *
     * @param title as it is written
     */
    record Section(String title) implements Line {}

    /**
     * What was read.
     *
     * @param title who read
     * @param how in small letters below
     * @param row what
     * @param worst whether it is the headline
     */
    record Reading(String title, String how, AttackRow row, boolean worst) implements Line {}
  }

  private final AttackWords words;
  private final List<Line> lines = new ArrayList<>();
  private final Optional<Figure> constant;

  /** The plot of a report. */
  public ReadingPlot(AttackReport report, AttackWords words) {
    this.words = words;
    this.constant =
        report.rows(AttackRole.ATTACK).stream()
            .flatMap(row -> row.figure("constant_private").stream())
            .filter(figure -> figure.count() > 0)
            .findFirst();
    addControls(report);
    Optional<AttackRow> headline = report.headline();
    addAttacks(report, headline, "section.one", AttackerKind::countsForHeadline);
    addAttacks(report, headline, "section.told", AttackerKind::knowsTruePrefix);
    addAttacks(
        report,
        headline,
        "section.many",
        kind -> !kind.countsForHeadline() && !kind.knowsTruePrefix());
  }

  private void addControls(AttackReport report) {
    Optional<AttackRow> leak =
        report.rows(AttackRole.MUST_LEAK).stream()
            .min(Comparator.comparingDouble(row -> row.value(ALL)));
    Optional<AttackRow> noise =
        report.rows(AttackRole.MUST_NOT_LEAK).stream()
            .max(Comparator.comparingDouble(row -> row.value(PRIVATE)));
    if (leak.isPresent() || noise.isPresent()) {
      lines.add(new Line.Section(words.get("section.controls")));
    }
    leak.ifPresent(row -> lines.add(control(row, "control.must_leak")));
    noise.ifPresent(row -> lines.add(control(row, "control.must_not_leak")));
  }

  private Line control(AttackRow row, String key) {
    return new Line.Reading(
        words.get(key), words.format(key + ".how", words.full(row)), row, false);
  }

  private void addAttacks(
      AttackReport report,
      Optional<AttackRow> headline,
      String section,
      Predicate<AttackerKind> wanted) {
    Map<AttackerKind, AttackRow> worst = new EnumMap<>(AttackerKind.class);
    for (AttackRow row : report.rows(AttackRole.ATTACK)) {
      if (wanted.test(row.kind())) {
        worst.merge(row.kind(), row, ReadingPlot::worse);
      }
    }
    if (!worst.isEmpty()) {
      lines.add(new Line.Section(words.get(section)));
    }
    for (AttackRow row : worst.values()) {
      boolean isWorst = headline.filter(found -> found.kind() == row.kind()).isPresent();
      String title = words.title(row.kind());
      lines.add(
          new Line.Reading(
              isWorst ? words.format("plot.worst", title) : title,
              words.how(row),
              isWorst ? headline.orElse(row) : row,
              isWorst));
    }
  }

  private static AttackRow worse(AttackRow one, AttackRow other) {
    return other.value(PRIVATE) > one.value(PRIVATE) ? other : one;
  }

  @Override
  public double height() {
    double height = HEAD + FOOT;
    for (Line line : lines) {
      height += line instanceof Line.Section ? SECTION : ROW;
    }
    return height;
  }

  @Override
  public void paint(Drawing to, AttackTheme theme, double width, double height) {
    double right = width - 2 * NUMBER - 28;
    Scale x = new Scale.Linear(0, 100, NAMES, Math.max(NAMES + 60, right));
    double bottom = height() - FOOT;
    head(to, theme, x, width);
    double y = HEAD;
    for (Line line : lines) {
      switch (line) {
        case Line.Section section -> {
          to.text(section.title(), 8, y + 15, Lettering.left(12).inBold(), theme.chart().muted());
          hairline(to, theme, 8, width, y + SECTION - 1);
          y += SECTION;
        }
        case Line.Reading reading -> {
          ground(to, theme, reading, width, y);
          y += ROW;
        }
      }
    }
    for (int share = 0; share <= 100; share += 20) {
      double px = x.pixel(share);
      to.line(Trace.segment(px, HEAD, px, bottom), 1, theme.chart().grid());
      to.text(share + " %", px, bottom + 11, Lettering.center(11), theme.chart().muted());
    }
    constant.ifPresent(guess -> constant(to, theme, x, guess, bottom));
    y = HEAD;
    for (Line line : lines) {
      if (line instanceof Line.Reading reading) {
        reading(to, theme, x, reading, width, y + ROW / 2);
      }
      y += line instanceof Line.Section ? SECTION : ROW;
    }
  }

  private void head(Drawing to, AttackTheme theme, Scale x, double width) {
    int ground = theme.chart().background();
    Lettering small = Lettering.left(12);
    double second = x.start() + 28 + to.width(words.get("words.private"), small);
    Marks.square(to, x.start() + 4, 12, true, theme.hide(), ground);
    to.text(words.get("words.private"), x.start() + 14, 12, small, theme.chart().text());
    Marks.square(to, second + 4, 12, false, theme.hide(), ground);
    to.text(words.get("words.all"), second + 14, 12, small, theme.chart().text());
    Lettering title = Lettering.right(12).inBold();
    to.text(words.get("plot.private"), width - NUMBER - 20, 12, title, theme.chart().text());
    to.text(words.get("plot.all"), width - 8, 12, title, theme.chart().text());
  }

  private static void hairline(Drawing to, AttackTheme theme, double from, double end, double y) {
    to.line(Trace.segment(from, y, end, y), 1, theme.chart().grid());
  }

  private static void ground(
      Drawing to, AttackTheme theme, Line.Reading reading, double width, double y) {
    if (reading.worst()) {
      to.rounded(0, y + 1, width, y + ROW - 1, 4, theme.worst());
    }
  }

  private void constant(Drawing to, AttackTheme theme, Scale x, Figure guess, double bottom) {
    double px = x.pixel(100 * guess.value());
    to.line(Trace.segment(px, HEAD - 4, px, bottom + 32), 1.4, theme.chart().text(), 3, 3);
    to.text(
        words.format("plot.constant", Marks.percent(guess.value())),
        px + 6,
        bottom + 29,
        Lettering.left(12),
        theme.chart().text());
  }

  private void reading(
      Drawing to, AttackTheme theme, Scale x, Line.Reading reading, double width, double y) {
    AttackRow row = reading.row();
    int text = theme.chart().text();
    int ground = reading.worst() ? theme.worst() : theme.chart().background();
    Lettering title = Lettering.left(13);
    to.text(reading.title(), 8, y - 7, reading.worst() ? title.inBold() : title, text);
    to.text(reading.how(), 8, y + 9, Lettering.left(11), theme.chart().muted());
    row.figure("blind_private").ifPresent(chance -> tick(to, theme, x, chance, y));
    shown(row, ALL).ifPresent(read -> Marks.across(to, x, y, read, false, theme.hide(), ground));
    shown(row, PRIVATE).ifPresent(read -> Marks.across(to, x, y, read, true, theme.hide(), ground));
    Lettering number = Lettering.right(13);
    to.text(
        number(row, PRIVATE),
        width - NUMBER - 20,
        y,
        reading.worst() ? number.inBold() : number,
        text);
    to.text(number(row, ALL), width - 8, y, number, text);
  }

  /** Chance: what the same attacker reads when it sees nothing. */
  private static void tick(Drawing to, AttackTheme theme, Scale x, Figure chance, double y) {
    double px = x.pixel(100 * chance.value());
    to.line(Trace.segment(px, y - 9, px, y + 9), 2, theme.chart().muted());
  }

  private static Optional<Figure> shown(AttackRow row, String name) {
    return row.figure(name).filter(figure -> figure.count() > 0);
  }

  private static String number(AttackRow row, String name) {
    return shown(row, name).map(figure -> Marks.percent(figure.value())).orElse("\u2013");
  }

  @Override
  public String spoken() {
    return lines.stream()
        .filter(Line.Reading.class::isInstance)
        .map(Line.Reading.class::cast)
        .map(
            line ->
                words.format(
                    "spoken.reading",
                    line.title(),
                    number(line.row(), PRIVATE),
                    number(line.row(), ALL)))
        .collect(Collectors.joining(". "));
  }
}
