package org.leadlight.loss;

import org.jspecify.annotations.Nullable;
import org.leadlight.run.SimilarityMode;
import org.leadlight.transform.DistillationPoint;
import org.leadlight.transform.NoiseMaskedNoisyTransformerModel;

/** Every factory at every kind of distillation point, all its weights on. */
enum FactoryCase {
  DISTILLATION_AT_A_LAYER(1),
  DISTILLATION_AT_THE_LOGITS(null),
  CROSS_ENTROPY(null),
  MUTUAL_INFORMATION_AT_A_LAYER(1),
  MUTUAL_INFORMATION_AT_THE_LOGITS(null);

  private final @Nullable Integer layer;

  FactoryCase(@Nullable Integer layer) {
    this.layer = layer;
  }

  DistillationLoss on(NoiseMaskedNoisyTransformerModel model) {
    return switch (this) {
      case DISTILLATION_AT_A_LAYER, DISTILLATION_AT_THE_LOGITS ->
          Distillation.distillationLossFactory(
              model,
              layer,
              0.5,
              0.7,
              1.3,
              2,
              0.4,
              new DistillationOptions(SimilarityMode.ABSOLUTE, 0.9, 1.5, 2, 0.25));
      case CROSS_ENTROPY ->
          Distillation.crossEntropyDistillationFactory(
              model, 1.1, 0.6, 0.2, new CrossEntropyOptions(0.25));
      case MUTUAL_INFORMATION_AT_A_LAYER, MUTUAL_INFORMATION_AT_THE_LOGITS ->
          Distillation.mutualInformationDistillationFactory(
              model, layer, 1.1, 0.05, 0.6, 0.2, new MutualInformationOptions(0.25, 2, 0.4));
    };
  }

  /** The same sum of terms over a fixture. */
  Objective over(LossFixture fixture) {
    return switch (this) {
      case DISTILLATION_AT_A_LAYER, DISTILLATION_AT_THE_LOGITS ->
          Objectives.distillation(
              0.35,
              0.7,
              1.3,
              2,
              0.4,
              new DistillationOptions(SimilarityMode.ABSOLUTE, 0.9, 1.5, 2, 0.25),
              fixture.deviation.maximum());
      case CROSS_ENTROPY ->
          Objectives.crossEntropy(
              1.1, 0.6, 0.2, new CrossEntropyOptions(0.25), fixture.medianNorm());
      case MUTUAL_INFORMATION_AT_A_LAYER, MUTUAL_INFORMATION_AT_THE_LOGITS ->
          Objectives.mutualInformation(
              layer == null,
              1.1,
              0.05,
              0.6,
              0.2,
              new MutualInformationOptions(0.25, 2, 0.4),
              fixture.medianNorm());
    };
  }

  DistillationPoint point() {
    return new DistillationPoint(layer);
  }

  boolean measuresPairs() {
    return this == MUTUAL_INFORMATION_AT_A_LAYER || this == MUTUAL_INFORMATION_AT_THE_LOGITS;
  }

  boolean measuresCrossEntropy() {
    return this == CROSS_ENTROPY || this == MUTUAL_INFORMATION_AT_THE_LOGITS;
  }
}
