package org.leadlight.app.workbench;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Reads and writes numbers the same way in every locale. */
public final class Numbers {

  private static final char MINUS = '\u2212';

  private Numbers() {}

  /** Reads a number with a point or one comma as its decimal sign; empty where it is none. */
  public static OptionalDouble parse(String text) {
    String plain = text.strip().replace(MINUS, '-').replace(',', '.');
    if (!plain.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?")) {
      return OptionalDouble.empty();
    }
    double number = Double.parseDouble(plain);
    return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
  }

  /** Reads a whole number exactly; empty where the text is none that fits 64 bits. */
  public static OptionalLong parseWhole(String text) {
    OptionalDouble number = parse(text);
    if (number.isEmpty()) {
      return OptionalLong.empty();
    }
    try {
      String plain = text.strip().replace(MINUS, '-').replace(',', '.');
      return OptionalLong.of(new BigDecimal(plain).longValueExact());
    } catch (ArithmeticException broken) {
      return OptionalLong.empty();
    }
  }

  /** A number as a person would type it: no trailing zeros, no exponent between 1e-5 and 1e9. */
  public static String plain(double number) {
    if (number == 0) {
      return "0";
    }
    double size = Math.abs(number);
    if (size < 1e-5 || size >= 1e9) {
      return Double.toString(number);
    }
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }

  /** Rounds to so many significant digits. */
  static double round(double number, int digits) {
    return new BigDecimal(number, new MathContext(digits)).doubleValue();
  }

  /** A number with fixed decimals, thousands apart and a true minus sign. */
  public static String fixed(double number, int decimals) {
    return String.format(Locale.ROOT, "%,." + decimals + "f", number).replace('-', MINUS);
  }
}
