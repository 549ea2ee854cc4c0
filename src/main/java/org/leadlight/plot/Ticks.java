package org.leadlight.plot;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Evenly spaced round values over a range.
 *
 * @param first the first tick
 * @param step the distance, 1, 2 or 5 times a power of ten
 * @param count how many, at least two when they cover a range
 */
public record Ticks(double first, double step, int count) {

  /** Returns at most {@code most} + 1 ticks that cover {@code low} to {@code high}. */
  public static Ticks covering(double low, double high, int most) {
    double from = Double.isFinite(low) ? low : 0;
    double to = Double.isFinite(high) ? high : 1;
    if (to - from <= Math.abs(from) * 1e-9) {
      double room = from == 0 ? 0.5 : Math.abs(from) * 0.1;
      from -= room;
      to += room;
    }
    double step = round((to - from) / Math.max(1, most));
    while (steps(from, to, step) > Math.max(2, most)) {
      step = round(step * 1.5);
    }
    return new Ticks(Math.floor(from / step) * step, step, (int) steps(from, to, step) + 1);
  }

  /** Returns round values inside {@code low} to {@code high}, about {@code most} of them. */
  public static Ticks inside(double low, double high, int most) {
    Ticks all = covering(low, high, most);
    double first = Math.ceil(low / all.step - 1e-9) * all.step;
    return new Ticks(
        first, all.step, Math.max(0, (int) Math.floor((high - first) / all.step + 1e-9) + 1));
  }

  /**
   * Returns round values from {@code low} to {@code high}, both above zero, for a logarithmic axis:
   * powers of ten, with 2 and 5 times as much where fewer than two powers lie inside.
   */
  public static List<Double> logarithmic(double low, double high) {
    List<Double> powers = multiples(low, high, 1);
    if (powers.size() >= 2) {
      return powers;
    }
    List<Double> more = multiples(low, high, 1, 2, 5);
    return more.isEmpty() ? List.of(round(low), round(high)) : more;
  }

  private static List<Double> multiples(double low, double high, int... digits) {
    List<Double> ticks = new ArrayList<>();
    int last = (int) Math.floor(Math.log10(high) + 1e-9);
    for (int e = (int) Math.floor(Math.log10(low) + 1e-9); e <= last; e++) {
      for (int digit : digits) {
        double value = new BigDecimal(BigInteger.valueOf(digit), -e).doubleValue();
        if (value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9)) {
          ticks.add(value);
        }
      }
    }
    return ticks;
  }

  /** Returns tick {@code index}. */
  public double at(int index) {
    double value = first + index * step;
    return Math.abs(value) < step * 1e-9 ? 0 : value;
  }

  /** Returns the last tick. */
  public double last() {
    return at(count - 1);
  }

  /** Returns the label of tick {@code index} with the decimals the distance needs. */
  public String label(int index) {
    int decimals = (int) Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
    return NumberText.fixed(at(index), decimals);
  }

  private static double steps(double from, double to, double step) {
    return Math.ceil(to / step - 1e-9) - Math.floor(from / step + 1e-9);
  }

  private static double round(double raw) {
    double power = Math.pow(10, Math.floor(Math.log10(raw)));
    double digit = raw / power;
    return power * (digit <= 1.0000001 ? 1 : digit <= 2.0000001 ? 2 : digit <= 5.0000001 ? 5 : 10);
  }
}
