package org.leadlight.loss;

import org.jspecify.annotations.Nullable;

/** Checks of a factory's arguments ({@code mathematics.md} 10). */
final class Arguments {

  private Arguments() {}

  static double share(String name, double value) {
    return check(name, value, value >= 0 && value <= 1, "a finite number in [0, 1]");
  }

  static double weight(String name, double value) {
    return check(name, value, value >= 0, "a finite number of at least 0");
  }

  static double positive(String name, double value) {
    return check(name, value, value > 0, "a finite number more than 0");
  }

  static @Nullable Integer layer(String name, @Nullable Integer value, int layers) {
    if (value != null && (value < 0 || value >= layers)) {
      throw new IllegalArgumentException(
          name + " is " + value + "; allowed is null (the logits) or 0 to " + (layers - 1));
    }
    return value;
  }

  private static double check(String name, double value, boolean holds, String allowed) {
    if (!holds || !Double.isFinite(value)) {
      throw new IllegalArgumentException(name + " is " + value + "; allowed is " + allowed);
    }
    return value;
  }
}
