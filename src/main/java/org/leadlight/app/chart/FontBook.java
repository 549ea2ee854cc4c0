package org.leadlight.app.chart;

import java.util.HashMap;
import java.util.Map;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import org.leadlight.plot.Drawing.Lettering;

/** The fonts of one family, and how wide words are in them; both are remembered. */
final class FontBook {

  private static final int MOST_WIDTHS = 4096;

  private final String family;
  private final Map<Lettering, Font> fonts = new HashMap<>();
  private final Map<String, Double> widths = new HashMap<>();

  FontBook(String family) {
    this.family = family;
  }

  Font font(Lettering lettering) {
    FontWeight weight = lettering.bold() ? FontWeight.BOLD : FontWeight.NORMAL;
    return fonts.computeIfAbsent(lettering, l -> Font.font(family, weight, l.size()));
  }

  double width(String words, Lettering lettering) {
    if (widths.size() > MOST_WIDTHS) {
      widths.clear();
    }
    String key = lettering.size() + (lettering.bold() ? "b" : "r") + words;
    return widths.computeIfAbsent(key, k -> measured(words, lettering));
  }

  private double measured(String words, Lettering lettering) {
    Text text = new Text(words);
    text.setFont(font(lettering));
    return text.getLayoutBounds().getWidth();
  }
}
