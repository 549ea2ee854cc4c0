package org.leadlight.run;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A recipe to begin with. It decides transform, loss and training; model, conversations, seed,
 * device and threads stay a person's own.
 *
 * @param id its name, under which the window has words for it
 * @param factory its loss factory
 * @param assignments what it changes of {@link Recipes#DEMONSTRATION} with the factory's standard
 *     loss, each {@code path=value}
 */
public record Preset(String id, FactoryDeclaration factory, List<String> assignments) {

  private static final int DEMONSTRATION_LAYERS = 6;

  /** Keeps its own copy. */
  public Preset {
    assignments = List.copyOf(assignments);
  }

  /**
   * A recipe with everything the preset decides.
   *
   * @param layers decoder layers L of its model; a distillation layer counts from the last one
   */
  public RunSpec applyTo(RunSpec spec, int layers) {
    RunSpec start = Recipes.DEMONSTRATION.withLoss(factory.standard());
    RunSpec preset = assignments.isEmpty() ? start : RecipeFormat.with(start, assignments);
    LossSpec loss = preset.loss();
    return new RunSpec(
        spec.model(),
        spec.data(),
        preset.transform(),
        loss.atLayer(sameFromTheEnd(loss.distillationLayerIndex(), layers)),
        preset.training().withMachineOf(spec.training()));
  }

  /** Every setting in which a recipe differs from what the preset makes of it. */
  public List<RecipeDifference> differences(RunSpec spec, int layers) {
    return RecipeDifference.between(spec, applyTo(spec, layers));
  }

  private static @Nullable Integer sameFromTheEnd(@Nullable Integer layer, int layers) {
    return layer == null
        ? null
        : Integer.valueOf(Math.max(0, layers - (DEMONSTRATION_LAYERS - layer)));
  }
}
