package org.leadlight.run;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One component which the {@code components()} closure of a factory returns.
 *
 * @param key the snake_case key of {@code mathematics.md} 6
 * @param side the wish it serves
 * @param weightKeys the tunables whose product multiplies it in the total; none when it is only
 *     measured
 * @param place at which distillation points it is returned
 */
public record ComponentDeclaration(String key, Side side, List<String> weightKeys, Place place) {

  /** Where the two passes are compared for a component to exist. */
  public enum Place {
    /** At the logits and at every decoder layer. */
    ANYWHERE,
    /** At the logits alone. */
    LOGITS,
    /** At a decoder layer alone. */
    LAYER
  }

  /** Keeps its own copy. */
  public ComponentDeclaration {
    weightKeys = List.copyOf(weightKeys);
  }

  /** A component with one weight, returned anywhere. */
  public ComponentDeclaration(String key, Side side, String weightKey) {
    this(key, side, List.of(weightKey), Place.ANYWHERE);
  }

  /** A component that is measured and never weighted. */
  static ComponentDeclaration measured(String key, Side side) {
    return new ComponentDeclaration(key, side, List.of(), Place.ANYWHERE);
  }

  /** The same, returned at some distillation points only. */
  ComponentDeclaration at(Place where) {
    return new ComponentDeclaration(key, side, weightKeys, where);
  }

  /**
   * Whether it is returned when the passes are compared at a layer.
   *
   * @param layer a decoder layer, or null for the logits
   */
  public boolean isReturnedAt(@Nullable Integer layer) {
    return place == Place.ANYWHERE || (place == Place.LOGITS) == (layer == null);
  }
}
