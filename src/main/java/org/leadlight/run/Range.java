package org.leadlight.run;

/**
 * An interval of finite numbers.
 *
 * @param minimum its lower end
 * @param maximum its upper end, which may be infinite
 * @param open whether the lower end itself is left out
 */
record Range(double minimum, double maximum, boolean open) {

  static Range positive() {
    return new Range(0, Double.POSITIVE_INFINITY, true);
  }

  static Range atLeast(double minimum) {
    return new Range(minimum, Double.POSITIVE_INFINITY, false);
  }

  static Range between(double minimum, double maximum) {
    return new Range(minimum, maximum, false);
  }

  boolean contains(double number) {
    return Double.isFinite(number)
        && (open ? number > minimum : number >= minimum)
        && number <= maximum;
  }

  @Override
  public String toString() {
    String lower = (open ? "more than " : "at least ") + number(minimum);
    return Double.isInfinite(maximum)
        ? "a finite number " + lower
        : lower + " and at most " + number(maximum);
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
