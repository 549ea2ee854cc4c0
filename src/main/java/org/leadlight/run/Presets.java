package org.leadlight.run;

import java.util.List;
import java.util.Optional;

/**
 * The presets the program brings along, each measured on the bundled demonstration; {@code
 * assets/demo/README.md} and {@code docs/guide/presets.md} have the figures.
 */
public final class Presets {

  /** The recipe of the demonstration. */
  public static final Preset DEFAULT = new Preset("default", List.of());

  private static final List<Preset> ALL =
      List.of(
          DEFAULT,
          new Preset("gentle", List.of("alpha=0.3")),
          new Preset("strong", List.of("alpha=0.7")),
          new Preset(
              "quick",
              List.of("alpha=0.5", "loss.distillation_layer_index=4", "training.steps=300")),
          new Preset(
              "documented",
              List.of(
                  Factories.ENTROPY + "=0",
                  Factories.STD_LOG_RATIO + "=0.3",
                  "loss.input_embedding_similarity_mode=normalized")));

  private Presets() {}

  /** Every preset, in the order a person should meet them. */
  public static List<Preset> all() {
    return ALL;
  }

  /** The preset of this name, empty when there is none. */
  public static Optional<Preset> find(String id) {
    return ALL.stream().filter(preset -> preset.id().equals(id)).findFirst();
  }
}
