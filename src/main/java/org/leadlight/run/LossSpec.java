package org.leadlight.run;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The loss factory and what it is called with.
 *
 * @param factory the id of a {@link FactoryDeclaration}
 * @param distillationLayerIndex the decoder layer 0..L-1 at which to distil, null for the logits
 * @param values the value of every tunable of the factory by key; 0 switches a weight off
 * @param similarityMode how the input similarity is measured
 * @param characteristicLength the catalyst's length c, > 0
 * @param exponentOfDecay the catalyst's exponent p, > 0
 */
public record LossSpec(
    String factory,
    @Nullable Integer distillationLayerIndex,
    Map<String, Double> values,
    SimilarityMode similarityMode,
    double characteristicLength,
    double exponentOfDecay) {

  /** Keeps the order of the values and makes them unmodifiable. */
  public LossSpec {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** The value of a tunable; 0 when the recipe does not name it. */
  public double value(String key) {
    return values.getOrDefault(key, 0.0);
  }

  /** The same with one value changed. */
  public LossSpec withValue(String key, double value) {
    Map<String, Double> changed = new LinkedHashMap<>(values);
    changed.put(key, value);
    return withValues(changed);
  }

  /** The same at another distillation layer, null for the logits. */
  public LossSpec atLayer(@Nullable Integer layer) {
    return new LossSpec(
        factory, layer, values, similarityMode, characteristicLength, exponentOfDecay);
  }

  /** The same with other values. */
  public LossSpec withValues(Map<String, Double> changed) {
    return new LossSpec(
        factory,
        distillationLayerIndex,
        changed,
        similarityMode,
        characteristicLength,
        exponentOfDecay);
  }
}
