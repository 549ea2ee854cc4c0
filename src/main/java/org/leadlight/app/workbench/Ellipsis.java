package org.leadlight.app.workbench;

import javafx.scene.text.Font;
import javafx.scene.text.Text;

/** Shortens words to a width, as a label does and a field does not. */
final class Ellipsis {

  private static final String DOTS = "\u2026";

  private Ellipsis() {}

  /** The words themselves where they fit, else as many of them as do, with dots at the end. */
  static String fit(String words, Font font, double width) {
    if (width <= 0 || widthOf(words, font) <= width) {
      return words;
    }
    int fits = 0;
    int tooMany = words.length();
    while (tooMany - fits > 1) {
      int middle = (fits + tooMany) / 2;
      if (widthOf(words.substring(0, middle) + DOTS, font) <= width) {
        fits = middle;
      } else {
        tooMany = middle;
      }
    }
    return words.substring(0, fits).stripTrailing() + DOTS;
  }

  private static double widthOf(String words, Font font) {
    Text text = new Text(words);
    text.setFont(font);
    return text.getLayoutBounds().getWidth();
  }
}
