package org.leadlight.plot.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a formula.
 *
 * @param text its characters
 * @param isLit whether the dial changes it
 */
public record LitText(String text, boolean isLit) {

  private static final Pattern LIT = Pattern.compile("\\[\\[(.*?)]]");

  /** The parts of a text in which {@code [[double brackets]]} enclose what is lit. */
  public static List<LitText> parse(String text) {
    List<LitText> parts = new ArrayList<>();
    Matcher lit = LIT.matcher(text);
    int at = 0;
    while (lit.find()) {
      if (lit.start() > at) {
        parts.add(new LitText(text.substring(at, lit.start()), false));
      }
      parts.add(new LitText(lit.group(1), true));
      at = lit.end();
    }
    if (at < text.length()) {
      parts.add(new LitText(text.substring(at), false));
    }
    return parts;
  }
}
