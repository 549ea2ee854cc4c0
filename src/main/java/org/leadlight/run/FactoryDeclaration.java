package org.leadlight.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a loss factory offers: its tunables, its components and how they add up to the total, so
 * that a window can be drawn for a factory it has never heard of.
 *
 * @param tunables every number the factory takes, in the order a person should meet them
 * @param components every component it reports, in the same order
 * @param alphaKey the tunable that shares the total between the two sides, empty when none does
 * @param warmUp the weight that may rise over the first steps, empty when none does
 * @param layerOffered whether a distillation layer other than the logits may be chosen
 * @param smallestBatch the fewest sequences whose loss can be taken
 * @param standard the loss of a recipe that names the factory and nothing else
 */
public record FactoryDeclaration(
    List<Tunable> tunables,
    List<ComponentDeclaration> components,
    Optional<String> alphaKey,
    Optional<WarmUp> warmUp,
    boolean layerOffered,
    int smallestBatch,
    LossSpec standard) {

  /** Defensive copies. */
  public FactoryDeclaration {
    tunables = List.copyOf(tunables);
    components = List.copyOf(components);
  }

  /** The name in a recipe, such as {@code distillation}. */
  public String id() {
    return standard.factory();
  }

  /** The tunable of this name, empty when the factory has none. */
  public Optional<Tunable> tunable(String key) {
    return tunables.stream().filter(tunable -> tunable.key().equals(key)).findFirst();
  }

  /** Whether a tunable is the weight of a component, or a part of it. */
  public boolean isWeight(String key) {
    return components.stream().anyMatch(component -> component.weightKeys().contains(key));
  }

  /**
   * Whether a tunable makes a difference: a weight does where one of its components is returned.
   *
   * @param layer the distillation layer, null for the logits
   */
  public boolean counts(Tunable tunable, @Nullable Integer layer) {
    return !isWeight(tunable.key())
        || components.stream()
            .filter(component -> component.isReturnedAt(layer))
            .anyMatch(component -> component.weightKeys().contains(tunable.key()));
  }

  /** Whether a weight may rise by itself over the first steps. */
  public boolean rises(String key) {
    return warmUp.filter(rising -> rising.weightKey().equals(key)).isPresent();
  }

  /** The values a step is taken with: the recipe's, with what still rises at that step. */
  public Map<String, Double> valuesAt(long step, Map<String, Double> values) {
    return warmUp.map(rising -> rising.at(step, values)).orElse(values);
  }

  /**
   * By how much a component is multiplied in the total: its weight, times the share of its side
   * where an alpha interpolates ({@code mathematics.md} 8).
   *
   * @param values the value of every tunable by key; a missing one counts as 0
   */
  public double factor(ComponentDeclaration component, Map<String, Double> values) {
    return share(component.side(), values) * weight(component, values);
  }

  /** What a side counts in the total: 1, or its share where an alpha interpolates. */
  double share(Side side, Map<String, Double> values) {
    if (alphaKey.isEmpty() || side == Side.BALANCE) {
      return 1;
    }
    double alpha = values.getOrDefault(alphaKey.get(), 0.0);
    return side == Side.KEEP_THE_ANSWERS ? 1 - alpha : alpha;
  }

  private static double weight(ComponentDeclaration component, Map<String, Double> values) {
    return component.weightKeys().isEmpty()
        ? 0
        : component.weightKeys().stream()
            .mapToDouble(key -> values.getOrDefault(key, 0.0))
            .reduce(1, (product, weight) -> product * weight);
  }
}
