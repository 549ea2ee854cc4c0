package org.leadlight.loss;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leadlight.run.Factories;
import org.leadlight.run.LossSpec;
import org.leadlight.transform.NoiseMaskedNoisyTransformerModel;
import org.leadlight.transform.StandardDeviation;

/** The loss factories ({@code mathematics.md} 8). */
public final class Distillation {

  private Distillation() {}

  /**
   * Creates a loss function to perform distillation training on a Stained Glass Transform, with an
   * l2 weight of 0.
   *
   * @see #distillationLossFactory(NoiseMaskedNoisyTransformerModel, Integer, double, double,
   *     double, double, double)
   */
  public static DistillationLoss distillationLossFactory(
      NoiseMaskedNoisyTransformerModel noisyModel,
      @Nullable Integer distillationLayerIndex,
      double alpha,
      double stdLogRatioLossWeight,
      double inputEmbeddingSimilarityLossWeight,
      double distillationLayerCosineDistanceLossWeight) {
    return distillationLossFactory(
        noisyModel,
        distillationLayerIndex,
        alpha,
        stdLogRatioLossWeight,
        inputEmbeddingSimilarityLossWeight,
        distillationLayerCosineDistanceLossWeight,
        0.0);
  }

  /**
   * Creates a loss function to perform distillation training on a Stained Glass Transform: total =
   * (1 - alpha) D + alpha G, where D keeps the student close to the teacher and G makes the
   * transform strong.
   *
   * @param noisyModel the frozen model with the transform in front of it
   * @param distillationLayerIndex decoder layer 0..L-1 at which to distil; null for the logits
   * @param alpha in [0, 1]: 0 is higher model similarity, 1 higher transformation strength
   * @param stdLogRatioLossWeight weight of the component that makes standard deviations large, >= 0
   * @param inputEmbeddingSimilarityLossWeight weight of the component that makes noisy and clean
   *     embeddings unlike, >= 0
   * @param distillationLayerCosineDistanceLossWeight weight of the component that keeps the
   *     activations' directions, >= 0
   * @param distillationLayerL2DistanceLossWeight weight of the component that keeps the activations
   *     themselves, >= 0
   * @return the loss, its components and its hyperparameters, each to be called at most once after
   *     a forward pass through both models
   * @throws IllegalArgumentException naming the argument, its value and the allowed range
   */
  public static DistillationLoss distillationLossFactory(
      NoiseMaskedNoisyTransformerModel noisyModel,
      @Nullable Integer distillationLayerIndex,
      double alpha,
      double stdLogRatioLossWeight,
      double inputEmbeddingSimilarityLossWeight,
      double distillationLayerCosineDistanceLossWeight,
      double distillationLayerL2DistanceLossWeight) {
    return distillationLossFactory(
        noisyModel,
        distillationLayerIndex,
        alpha,
        stdLogRatioLossWeight,
        inputEmbeddingSimilarityLossWeight,
        distillationLayerCosineDistanceLossWeight,
        distillationLayerL2DistanceLossWeight,
        DistillationOptions.DOCUMENTED);
  }

  /**
   * The documented factory with its extensions: G also holds the catalyst and the entropy.
   *
   * @param options similarity mode, catalyst and entropy
   * @see #distillationLossFactory(NoiseMaskedNoisyTransformerModel, Integer, double, double,
   *     double, double, double)
   */
  public static DistillationLoss distillationLossFactory(
      NoiseMaskedNoisyTransformerModel noisyModel,
      @Nullable Integer distillationLayerIndex,
      double alpha,
      double stdLogRatioLossWeight,
      double inputEmbeddingSimilarityLossWeight,
      double distillationLayerCosineDistanceLossWeight,
      double distillationLayerL2DistanceLossWeight,
      DistillationOptions options) {
    Map<String, Object> hyperparameters = new LinkedHashMap<>();
    Integer layer =
        Arguments.layer(
            "distillation_layer_index", distillationLayerIndex, noisyModel.base().layers());
    hyperparameters.put("distillation_layer_index", layer == null ? "logits" : layer);
    hyperparameters.put("alpha", Arguments.share("alpha", alpha));
    hyperparameters.put(
        "std_log_ratio_loss_weight",
        Arguments.weight("std_log_ratio_loss_weight", stdLogRatioLossWeight));
    hyperparameters.put(
        "input_embedding_similarity_loss_weight",
        Arguments.weight(
            "input_embedding_similarity_loss_weight", inputEmbeddingSimilarityLossWeight));
    hyperparameters.put(
        "distillation_layer_cosine_distance_loss_weight",
        Arguments.weight(
            "distillation_layer_cosine_distance_loss_weight",
            distillationLayerCosineDistanceLossWeight));
    hyperparameters.put(
        "distillation_layer_l2_distance_loss_weight",
        Arguments.weight(
            "distillation_layer_l2_distance_loss_weight", distillationLayerL2DistanceLossWeight));
    hyperparameters.put(
        "inverse_l2_power_law_catalyst_loss_weight",
        Arguments.weight("inverse_l2_power_law_catalyst_loss_weight", options.catalystWeight()));
    hyperparameters.put(
        "gaussian_entropy_log_loss_weight",
        Arguments.weight("gaussian_entropy_log_loss_weight", options.entropyWeight()));
    hyperparameters.put("input_embedding_similarity_mode", options.similarityMode().name());
    hyperparameters.put(
        "characteristic_length",
        Arguments.positive("characteristic_length", options.characteristicLength()));
    hyperparameters.put(
        "exponent_of_decay", Arguments.positive("exponent_of_decay", options.exponentOfDecay()));
    StandardDeviation scale = noisyModel.cloak().settings().standardDeviation();
    hyperparameters.put("scale", List.of(scale.minimum(), scale.maximum()));
    hyperparameters.put("shallow", scale.shallow());

    Objective objective =
        objective(
            alpha,
            stdLogRatioLossWeight,
            inputEmbeddingSimilarityLossWeight,
            distillationLayerCosineDistanceLossWeight,
            distillationLayerL2DistanceLossWeight,
            options,
            scale.maximum());
    return new DistillationCycle(noisyModel, layer, objective, hyperparameters).functions();
  }

  /**
   * The factory called with what a recipe says.
   *
   * @param noisyModel the frozen model with the transform in front of it
   * @param recipe the arguments and the extensions
   * @throws IllegalArgumentException naming the argument, its value and the allowed range
   */
  public static DistillationLoss distillationLossFactory(
      NoiseMaskedNoisyTransformerModel noisyModel, LossSpec recipe) {
    return distillationLossFactory(
        noisyModel,
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

  /** F1: (1 - alpha) (w_cos cosine + w_l2 l2) + alpha (the terms that hide). */
  static Objective objective(
      double alpha,
      double stdLogRatioWeight,
      double similarityWeight,
      double cosineWeight,
      double l2Weight,
      DistillationOptions options,
      double largestDeviation) {
    return new Objective(
        alpha,
        List.of(
            Term.cosineDistance(cosineWeight),
            Term.l2Distance(l2Weight),
            Term.gaussianEntropyLog(options.entropyWeight()),
            Term.similarity(similarityWeight, options.similarityMode()),
            Term.stdLogRatio(stdLogRatioWeight, largestDeviation),
            Term.catalyst(
                options.catalystWeight(),
                options.characteristicLength(),
                options.exponentOfDecay())));
  }
}
