package org.leadlight.loss;

import org.jspecify.annotations.Nullable;
import org.leadlight.run.Factories;
import org.leadlight.run.SimilarityMode;
import org.leadlight.transform.NoiseMaskedNoisyTransformerModel;

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
    Arguments arguments = new Arguments(noisyModel);
    Integer layer = arguments.layer("distillation_layer_index", distillationLayerIndex);
    double share = arguments.share("alpha", alpha);
    double std = arguments.weight(Factories.STD_LOG_RATIO, stdLogRatioLossWeight);
    double similarity = arguments.weight(Factories.SIMILARITY, inputEmbeddingSimilarityLossWeight);
    double cosine = arguments.weight(Factories.COSINE, distillationLayerCosineDistanceLossWeight);
    double l2 = arguments.weight(Factories.L2, distillationLayerL2DistanceLossWeight);
    double catalyst = arguments.weight(Factories.CATALYST, options.catalystWeight());
    double entropy = arguments.weight(Factories.ENTROPY, options.entropyWeight());
    SimilarityMode mode =
        arguments.choice("input_embedding_similarity_mode", options.similarityMode());
    double length = arguments.positive("characteristic_length", options.characteristicLength());
    double exponent = arguments.positive("exponent_of_decay", options.exponentOfDecay());
    Objective objective =
        Objectives.distillation(
            share,
            std,
            similarity,
            cosine,
            l2,
            new DistillationOptions(mode, catalyst, length, exponent, entropy),
            noisyModel.cloak().settings().standardDeviation().maximum());
    return functions(noisyModel, layer, objective, arguments);
  }

  /**
   * Creates a loss function to perform distillation training with the cross entropy of the answers,
   * without entropy of the noise.
   *
   * @see #crossEntropyDistillationFactory(NoiseMaskedNoisyTransformerModel, double, double, double,
   *     CrossEntropyOptions)
   */
  public static DistillationLoss crossEntropyDistillationFactory(
      NoiseMaskedNoisyTransformerModel noisyModel,
      double distillationCrossEntropyLossWeight,
      double absoluteCosineSimilarityPenaltyWeight,
      double medianNormPenaltyWeight) {
    return crossEntropyDistillationFactory(
        noisyModel,
        distillationCrossEntropyLossWeight,
        absoluteCosineSimilarityPenaltyWeight,
        medianNormPenaltyWeight,
        CrossEntropyOptions.NONE);
  }

  /**
   * Creates a loss function to perform distillation training with the cross entropy of the answers:
   * total = w_ce CE + w_acs |cos| + w_mnp norm + w_ent entropy. The passes go to the logits.
   *
   * @param noisyModel the frozen model with the transform in front of it
   * @param distillationCrossEntropyLossWeight weight of the component that keeps the teacher's
   *     distribution over the next token, >= 0
   * @param absoluteCosineSimilarityPenaltyWeight weight of the component that makes noisy and clean
   *     embeddings orthogonal, >= 0
   * @param medianNormPenaltyWeight weight of the component that keeps |x + mu| at the usual norm of
   *     an embedding, >= 0
   * @param options entropy
   * @return the loss, its components and its hyperparameters, each to be called at most once after
   *     a forward pass through both models
   * @throws IllegalArgumentException naming the argument, its value and the allowed range
   */
  public static DistillationLoss crossEntropyDistillationFactory(
      NoiseMaskedNoisyTransformerModel noisyModel,
      double distillationCrossEntropyLossWeight,
      double absoluteCosineSimilarityPenaltyWeight,
      double medianNormPenaltyWeight,
      CrossEntropyOptions options) {
    Arguments arguments = new Arguments(noisyModel);
    double ce = arguments.weight(Factories.CROSS_ENTROPY, distillationCrossEntropyLossWeight);
    double cosine =
        arguments.weight(Factories.ABSOLUTE_COSINE, absoluteCosineSimilarityPenaltyWeight);
    double norm = arguments.weight(Factories.MEDIAN_NORM, medianNormPenaltyWeight);
    double entropy = arguments.weight(Factories.ENTROPY, options.entropyWeight());
    Objective objective =
        Objectives.crossEntropy(
            ce, cosine, norm, new CrossEntropyOptions(entropy), noisyModel.medianNorm());
    return functions(noisyModel, null, objective, arguments);
  }

  /**
   * Creates a loss function to perform distillation training against a bound of the mutual
   * information, without entropy of the noise.
   *
   * @see #mutualInformationDistillationFactory(NoiseMaskedNoisyTransformerModel, Integer, double,
   *     double, double, double, MutualInformationOptions)
   */
  public static DistillationLoss mutualInformationDistillationFactory(
      NoiseMaskedNoisyTransformerModel noisyModel,
      @Nullable Integer distillationLayerIndex,
      double utilityLossWeight,
      double mutualInformationLossWeight,
      double absoluteCosineSimilarityPenaltyWeight,
      double medianNormPenaltyWeight) {
    return mutualInformationDistillationFactory(
        noisyModel,
        distillationLayerIndex,
        utilityLossWeight,
        mutualInformationLossWeight,
        absoluteCosineSimilarityPenaltyWeight,
        medianNormPenaltyWeight,
        MutualInformationOptions.NONE);
  }

  /**
   * Creates a loss function to perform distillation training against a bound of the mutual
   * information of clean and noisy embeddings: total = w_u U + w_mi MI + w_acs |cos| + w_mnp norm +
   * w_ent entropy. U is the cross entropy at the logits, and the weighted distances of the
   * documented factory at a layer. A batch needs two sequences; in a step of several micro-batches
   * the halves are formed within each.
   *
   * @param noisyModel the frozen model with the transform in front of it
   * @param distillationLayerIndex decoder layer 0..L-1 at which to distil; null for the logits
   * @param utilityLossWeight weight of U, which keeps the answers, >= 0
   * @param mutualInformationLossWeight weight of the bound, >= 0; the bound is huge while sigma is
   *     small
   * @param absoluteCosineSimilarityPenaltyWeight weight of the component that makes noisy and clean
   *     embeddings orthogonal, >= 0
   * @param medianNormPenaltyWeight weight of the component that keeps |x + mu| at the usual norm of
   *     an embedding, >= 0
   * @param options entropy, and the parts of U at a layer
   * @return the loss, its components and its hyperparameters, each to be called at most once after
   *     a forward pass through both models
   * @throws IllegalArgumentException naming the argument, its value and the allowed range
   */
  public static DistillationLoss mutualInformationDistillationFactory(
      NoiseMaskedNoisyTransformerModel noisyModel,
      @Nullable Integer distillationLayerIndex,
      double utilityLossWeight,
      double mutualInformationLossWeight,
      double absoluteCosineSimilarityPenaltyWeight,
      double medianNormPenaltyWeight,
      MutualInformationOptions options) {
    Arguments arguments = new Arguments(noisyModel);
    Integer layer = arguments.layer("distillation_layer_index", distillationLayerIndex);
    double utility = arguments.weight(Factories.UTILITY, utilityLossWeight);
    double information =
        arguments.weight(Factories.MUTUAL_INFORMATION, mutualInformationLossWeight);
    double cosine =
        arguments.weight(Factories.ABSOLUTE_COSINE, absoluteCosineSimilarityPenaltyWeight);
    double norm = arguments.weight(Factories.MEDIAN_NORM, medianNormPenaltyWeight);
    double entropy = arguments.weight(Factories.ENTROPY, options.entropyWeight());
    double distance = arguments.weight(Factories.COSINE, options.cosineDistanceWeight());
    double l2 = arguments.weight(Factories.L2, options.l2DistanceWeight());
    Objective objective =
        Objectives.mutualInformation(
            layer == null,
            utility,
            information,
            cosine,
            norm,
            new MutualInformationOptions(entropy, distance, l2),
            noisyModel.medianNorm());
    return functions(noisyModel, layer, objective, arguments);
  }

  private static DistillationLoss functions(
      NoiseMaskedNoisyTransformerModel noisyModel,
      @Nullable Integer layer,
      Objective objective,
      Arguments arguments) {
    return new DistillationCycle(noisyModel, layer, objective, arguments.hyperparameters())
        .functions();
  }
}
