package org.leadlight.run;

import java.util.List;
import java.util.Optional;

/**
 * The presets the program brings along, each measured on the bundled demonstration; {@code
 * assets/demo/README.md} and {@code docs/guide/presets.md} have the figures.
 */
public final class Presets {

  /** The recipe of the demonstration. */
  public static final Preset DEFAULT = distillation("default");

  private static final List<Preset> ALL =
      List.of(
          DEFAULT,
          distillation("gentle", "alpha=0.3"),
          distillation("strong", "alpha=0.7"),
          distillation(
              "quick", "alpha=0.5", "loss.distillation_layer_index=4", "training.steps=300"),
          distillation(
              "documented",
              Factories.ENTROPY + "=0",
              Factories.STD_LOG_RATIO + "=0.3",
              "loss.input_embedding_similarity_mode=normalized"),
          new Preset("cross_entropy", Factories.CROSS_ENTROPY_DISTILLATION, List.of()),
          new Preset("mutual_information", Factories.MUTUAL_INFORMATION_DISTILLATION, List.of()));

  private Presets() {}

  /** Every preset, in the order a person should meet them. */
  public static List<Preset> all() {
    return ALL;
  }

  /**
   * The presets of a factory, at least one: its standard loss, where the program brings none.
   *
   * @param factory known to the program or not
   */
  public static List<Preset> of(FactoryDeclaration factory) {
    List<Preset> its =
        ALL.stream().filter(preset -> preset.factory().id().equals(factory.id())).toList();
    return its.isEmpty() ? List.of(new Preset(factory.id(), factory, List.of())) : its;
  }

  /** The preset of this name, empty when there is none. */
  public static Optional<Preset> find(String id) {
    return ALL.stream().filter(preset -> preset.id().equals(id)).findFirst();
  }

  private static Preset distillation(String id, String... assignments) {
    return new Preset(id, Factories.DISTILLATION, List.of(assignments));
  }
}
