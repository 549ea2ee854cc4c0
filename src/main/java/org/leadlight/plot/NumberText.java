package org.leadlight.plot;

import java.util.Locale;

/** Numbers as charts write them: fixed decimals and the true minus sign U+2212. */
public final class NumberText {
  private NumberText() {}

  /** Returns the value with {@code decimals} decimals, an en dash when it is NaN. */
  public static String fixed(double value, int decimals) {
    if (Double.isNaN(value)) {
      return "\u2013";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "\u221e" : "\u2212\u221e";
    }
    String text = String.format(Locale.ROOT, "%." + decimals + "f", Math.abs(value));
    boolean zero = text.chars().allMatch(c -> c == '0' || c == '.');
    return value < 0 && !zero ? "\u2212" + text : text;
  }

  /** Returns the value for a gutter: about four characters of meaning, never jumping in width. */
  public static String compact(double value) {
    double size = Math.abs(value);
    if (size != 0 && size < 1e-3) {
      return scientific(value);
    }
    return fixed(value, size >= 1000 ? 0 : size >= 100 ? 1 : size >= 10 ? 2 : 3);
  }

  /** Returns the shortest text of a setting such as 30, 0.15 or 0.0001. */
  public static String plain(double value) {
    if (value != 0 && (Math.abs(value) < 1e-4 || Math.abs(value) >= 1e6)) {
      return scientific(value);
    }
    String text = fixed(value, 6);
    return text.contains(".") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text;
  }

  private static String scientific(double value) {
    String text = String.format(Locale.ROOT, "%.1e", value).replaceFirst("e([+-])0", "e$1");
    return text.replace("e+", "e").replace("-", "\u2212");
  }
}
