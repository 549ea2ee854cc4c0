package org.leadlight.loss;

import java.util.Map;
import org.leadlight.run.Factories;
import org.leadlight.run.FactoryDeclaration;
import org.leadlight.run.LossSpec;
import org.leadlight.transform.NoiseMaskedNoisyTransformerModel;

/**
 * What a recipe says of the loss, step by step: a factory result is taken as long as the values are
 * the same and made anew when a warm-up changes them. A function of the step alone, so a run that
 * is resumed or replayed gets the same.
 */
public final class RecipeLoss implements LossSchedule {

  private final NoiseMaskedNoisyTransformerModel model;
  private final LossSpec recipe;
  private final FactoryDeclaration factory;
  private LossSpec used;
  private DistillationLoss result;

  /**
   * The loss of a recipe.
   *
   * @param model the frozen model with the transform in front of it
   * @param recipe a known factory and its arguments
   * @throws IllegalArgumentException naming the argument, its value and the allowed range
   */
  public RecipeLoss(NoiseMaskedNoisyTransformerModel model, LossSpec recipe) {
    this.model = model;
    this.recipe = recipe;
    this.factory =
        Factories.find(recipe.factory())
            .orElseThrow(() -> new IllegalArgumentException("loss.factory is " + recipe.factory()));
    this.used = recipe;
    this.result = call(model, recipe);
  }

  @Override
  public DistillationLoss at(long step) {
    Map<String, Double> values = factory.valuesAt(step, recipe.values());
    if (!values.equals(used.values())) {
      used = recipe.withValues(values);
      result = call(model, used);
    }
    return result;
  }

  @Override
  public int smallestBatch() {
    return factory.smallestBatch();
  }

  private static DistillationLoss call(NoiseMaskedNoisyTransformerModel model, LossSpec recipe) {
    return switch (recipe.factory()) {
      case "distillation" -> distillation(model, recipe);
      case "cross_entropy" -> crossEntropy(model, recipe);
      case "mutual_information" -> mutualInformation(model, recipe);
      default -> throw new IllegalArgumentException("loss.factory is " + recipe.factory());
    };
  }

  private static DistillationLoss distillation(
      NoiseMaskedNoisyTransformerModel model, LossSpec recipe) {
    return Distillation.distillationLossFactory(
        model,
        recipe.distillationLayerIndex(),
        recipe.value(Factories.ALPHA),
        recipe.value(Factories.STD_LOG_RATIO),
        recipe.value(Factories.SIMILARITY),
        recipe.value(Factories.COSINE),
        recipe.value(Factories.L2),
        new DistillationOptions(
            recipe.similarityMode(),
            recipe.value(Factories.CATALYST),
            recipe.characteristicLength(),
            recipe.exponentOfDecay(),
            recipe.value(Factories.ENTROPY)));
  }

  private static DistillationLoss crossEntropy(
      NoiseMaskedNoisyTransformerModel model, LossSpec recipe) {
    return Distillation.crossEntropyDistillationFactory(
        model,
        recipe.value(Factories.CROSS_ENTROPY),
        recipe.value(Factories.ABSOLUTE_COSINE),
        recipe.value(Factories.MEDIAN_NORM),
        new CrossEntropyOptions(recipe.value(Factories.ENTROPY)));
  }

  private static DistillationLoss mutualInformation(
      NoiseMaskedNoisyTransformerModel model, LossSpec recipe) {
    return Distillation.mutualInformationDistillationFactory(
        model,
        recipe.distillationLayerIndex(),
        recipe.value(Factories.UTILITY),
        recipe.value(Factories.MUTUAL_INFORMATION),
        recipe.value(Factories.ABSOLUTE_COSINE),
        recipe.value(Factories.MEDIAN_NORM),
        new MutualInformationOptions(
            recipe.value(Factories.ENTROPY),
            recipe.value(Factories.COSINE),
            recipe.value(Factories.L2)));
  }
}
