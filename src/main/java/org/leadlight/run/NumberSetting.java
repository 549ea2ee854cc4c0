package org.leadlight.run;

import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * The allowed range of one number of a recipe.
 *
 * @param path where it stands in the JSON form
 * @param value how to read it
 * @param range what is allowed
 */
record NumberSetting(String path, ToDoubleFunction<RunSpec> value, Range range) {

  /** The fault of this setting in a recipe, if it has one. */
  Optional<Fault> faultIn(RunSpec spec) {
    return fault(path, value.applyAsDouble(spec), range);
  }

  /** The fault of a number outside its range. */
  static Optional<Fault> fault(String path, double number, Range range) {
    return range.contains(number)
        ? Optional.empty()
        : Optional.of(
            new Fault(path, path + " is " + plain(number) + "; allowed is " + range + "."));
  }

  private static String plain(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? Long.toString((long) number)
        : Double.toString(number);
  }
}
