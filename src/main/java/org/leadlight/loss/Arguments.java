package org.leadlight.loss;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leadlight.transform.NoiseMaskedNoisyTransformerModel;
import org.leadlight.transform.StandardDeviation;

/**
 * A factory's arguments, checked one by one ({@code mathematics.md} 10) and kept under their
 * documented names for the hyperparameters ({@code mathematics.md} 9).
 */
final class Arguments {

  private final NoiseMaskedNoisyTransformerModel model;
  private final Map<String, Object> byName = new LinkedHashMap<>();

  Arguments(NoiseMaskedNoisyTransformerModel model) {
    this.model = model;
  }

  /** A number in [0, 1]. */
  double share(String name, double value) {
    return keep(name, value, value >= 0 && value <= 1, "a finite number in [0, 1]");
  }

  /** A weight, at least 0. */
  double weight(String name, double value) {
    return keep(name, value, value >= 0, "a finite number of at least 0");
  }

  /** A number more than 0. */
  double positive(String name, double value) {
    return keep(name, value, value > 0, "a finite number more than 0");
  }

  /** A decoder layer of the model, or null for the logits. */
  @Nullable Integer layer(String name, @Nullable Integer value) {
    int layers = model.base().layers();
    if (value != null && (value < 0 || value >= layers)) {
      throw new IllegalArgumentException(
          name + " is " + value + "; allowed is null (the logits) or 0 to " + (layers - 1));
    }
    byName.put(name, value == null ? "logits" : value);
    return value;
  }

  /** A choice that cannot be wrong. */
  <E extends Enum<E>> E choice(String name, E value) {
    byName.put(name, value.name());
    return value;
  }

  /** All arguments by name, with the scale and shallow of the model's transform. */
  Map<String, Object> hyperparameters() {
    Map<String, Object> all = new LinkedHashMap<>(byName);
    StandardDeviation scale = model.cloak().settings().standardDeviation();
    all.put("scale", List.of(scale.minimum(), scale.maximum()));
    all.put("shallow", scale.shallow());
    return all;
  }

  private double keep(String name, double value, boolean holds, String allowed) {
    if (!holds || !Double.isFinite(value)) {
      throw new IllegalArgumentException(name + " is " + value + "; allowed is " + allowed);
    }
    byName.put(name, value);
    return value;
  }
}
