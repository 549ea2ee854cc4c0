package org.leadlight.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a loss factory offers: its tunables, its components and how they add up to the total, so
 * that a window can be drawn for a factory it has never heard of.
 *
 * @param id the name in a recipe, such as {@code distillation}
 * @param tunables every number the factory takes, in the order a person should meet them
 * @param components every component it reports, in the same order
 * @param alphaKey the tunable that shares the total between the two sides, empty when none does
 * @param layerOffered whether a distillation layer other than the logits may be chosen
 */
public record FactoryDeclaration(
    String id,
    List<Tunable> tunables,
    List<ComponentDeclaration> components,
    Optional<String> alphaKey,
    boolean layerOffered) {

  /** Defensive copies. */
  public FactoryDeclaration {
    tunables = List.copyOf(tunables);
    components = List.copyOf(components);
  }

  /** The tunable of this name, empty when the factory has none. */
  public Optional<Tunable> tunable(String key) {
    return tunables.stream().filter(tunable -> tunable.key().equals(key)).findFirst();
  }

  /**
   * By how much a component is multiplied in the total: its weight, times the share of its side
   * where an alpha interpolates ({@code mathematics.md} 8).
   *
   * @param values the value of every tunable by key; a missing one counts as 0
   */
  public double factor(ComponentDeclaration component, Map<String, Double> values) {
    if (component.weightKey() == null) {
      return 0;
    }
    double weight = values.getOrDefault(component.weightKey(), 0.0);
    if (alphaKey.isEmpty()) {
      return weight;
    }
    double alpha = values.getOrDefault(alphaKey.get(), 0.0);
    return switch (component.side()) {
      case KEEP_THE_ANSWERS -> (1 - alpha) * weight;
      case HIDE_THE_PROMPT -> alpha * weight;
      case BALANCE -> weight;
    };
  }
}
