package org.leadlight.plot.attack;

import java.util.List;
import java.util.stream.Collectors;
import org.leadlight.plot.Drawing;
import org.leadlight.plot.Drawing.Lettering;
import org.leadlight.run.attack.AttackRow;
import org.leadlight.run.attack.RankCounts;

/** At which rank an attacker holds the true words: one bar of private words, one of all. */
public final class RankBars implements AttackFigure {

  private static final double NAMES = 104;
  private static final double BAR = 22;
  private static final double PITCH = 31;
  private static final double LEGEND = 28;
  private static final double ROOM = 46; // of a share's number

  private record Bar(String name, RankCounts counts) {}

  private final AttackWords words;
  private final List<Bar> bars;

  /** The bars of a row. */
  public RankBars(AttackRow row, AttackWords words) {
    this.words = words;
    this.bars =
        List.of(
                new Bar(words.get("words.private"), row.ranksPrivate()),
                new Bar(words.get("words.all"), row.ranksAll()))
            .stream()
            .filter(bar -> bar.counts().total() > 0)
            .toList();
  }

  private static double[] shares(RankCounts counts) {
    double all = Math.max(1, counts.total());
    return new double[] {
      counts.first() / all,
      counts.toTen() / all,
      counts.toHundred() / all,
      counts.toThousand() / all,
      counts.above() / all
    };
  }

  @Override
  public double height() {
    return bars.size() * PITCH + LEGEND;
  }

  @Override
  public void paint(Drawing to, AttackTheme theme, double width, double height) {
    double y = 0;
    for (Bar bar : bars) {
      to.text(bar.name(), NAMES - 12, y + BAR / 2, Lettering.right(12), theme.chart().text());
      segments(to, theme, shares(bar.counts()), y, width - 1);
      y += PITCH;
    }
    legend(to, theme, y + 8);
  }

  private static void segments(
      Drawing to, AttackTheme theme, double[] shares, double y, double end) {
    double x = NAMES;
    double whole = end - NAMES;
    for (int i = 0; i < shares.length; i++) {
      double right = x + shares[i] * whole;
      if (right - x > 0.5) {
        box(to, theme, i, x, y, right, y + BAR);
        if (right - x > ROOM) {
          to.text(
              Marks.percent(shares[i]) + " %",
              (x + right) / 2,
              y + BAR / 2,
              Lettering.center(11),
              i == 0 ? theme.onRead() : theme.chart().text());
        }
      }
      x = right;
    }
  }

  private static void box(
      Drawing to,
      AttackTheme theme,
      int bucket,
      double left,
      double top,
      double right,
      double low) {
    int[] ranks = theme.ranks();
    double gap = Math.min(1, (right - left) / 3);
    if (bucket < ranks.length) {
      to.rounded(left, top, right - gap, low, 3, ranks[bucket]);
    } else {
      to.rounded(left, top, right - gap, low, 3, theme.chart().muted());
      to.rounded(left + 1, top + 1, right - gap - 1, low - 1, 2, theme.chart().background());
    }
  }

  private void legend(Drawing to, AttackTheme theme, double y) {
    double x = NAMES;
    for (int i = 0; i < 5; i++) {
      box(to, theme, i, x, y - 5, x + 13, y + 6);
      String name = words.get("ranks." + (i + 1));
      to.text(name, x + 19, y, Lettering.left(11), theme.chart().muted());
      x += 19 + to.width(name, Lettering.left(11)) + 16;
    }
  }

  @Override
  public String spoken() {
    return bars.stream()
        .map(
            bar -> {
              double[] shares = shares(bar.counts());
              return words.format(
                  "spoken.ranks",
                  bar.name(),
                  Marks.percent(shares[0]),
                  Marks.percent(shares[1]),
                  Marks.percent(shares[2]),
                  Marks.percent(shares[3]),
                  Marks.percent(shares[4]));
            })
        .collect(Collectors.joining(". "));
  }
}
