package org.leadlight.run;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One thing an {@link Advisor} looks for. */
@FunctionalInterface
interface AdviceRule {

  /** Alpha from which the cosine of logits was seen to collapse on the demonstration. */
  double STRONG_ALPHA = 0.7;

  /** Alpha from which the noise of the demonstration went to the largest sigma, 98 % of it. */
  double LOUDEST_ALPHA = 0.85;

  /**
   * What the weighted mutual information may be at the start without drowning the rest; unweighted
   * it is about 1 / share^2 there, the squared size of embeddings in units of the noise.
   */
  double LARGE_START = 0.5;

  /** Share of the largest sigma at which a start counts as at the ceiling. */
  double NEAR_THE_CEILING = 0.5;

  /** What was found. */
  record Finding(String path, String sentence) {
    Advice called(String id) {
      return new Advice(id, path, sentence);
    }
  }

  /** Looks at a recipe of a known factory. */
  Optional<Finding> look(RunSpec spec, Optional<ModelFigures> model);

  /** A side that has a share of the total and no weight to spend it on. */
  static Optional<Finding> deadSide(RunSpec spec, Optional<ModelFigures> model) {
    FactoryDeclaration factory = Factories.find(spec.loss().factory()).orElseThrow();
    for (Side side : new Side[] {Side.KEEP_THE_ANSWERS, Side.HIDE_THE_PROMPT}) {
      if (isDead(factory, side, spec.loss())) {
        String wish = side == Side.KEEP_THE_ANSWERS ? "keeps the answers" : "hides the prompt";
        return found(
            "loss." + factory.alphaKey().orElse(firstWeight(factory, side)),
            factory.alphaKey().isPresent()
                ? "Alpha gives a share to what "
                    + wish
                    + ", but all its weights are off; switch one on."
                : "Nothing " + wish + ": all its weights are off; switch one on.");
      }
    }
    return Optional.empty();
  }

  private static boolean isDead(FactoryDeclaration factory, Side side, LossSpec loss) {
    return factory.share(side, loss.values()) > 0
        && factory.components().stream()
            .filter(component -> component.side() == side)
            .filter(component -> component.isReturnedAt(loss.distillationLayerIndex()))
            .noneMatch(component -> factory.factor(component, loss.values()) > 0);
  }

  private static String firstWeight(FactoryDeclaration factory, Side side) {
    return factory.tunables().stream()
        .filter(tunable -> tunable.side() == side)
        .map(Tunable::key)
        .findFirst()
        .orElseThrow();
  }

  /** A similarity that is lowest at a sign flip. */
  static Optional<Finding> similaritySignFlip(RunSpec spec, Optional<ModelFigures> model) {
    SimilarityMode mode = spec.loss().similarityMode();
    boolean flips = mode == SimilarityMode.NORMALIZED || mode == SimilarityMode.RAW;
    return when(
        spec.loss().value(Factories.SIMILARITY) > 0 && flips,
        "loss.input_embedding_similarity_mode",
        "This similarity is lowest at a sign flip, which gives every word away; use absolute.");
  }

  /** The log of a mean, which a few loud words can satisfy. */
  static Optional<Finding> fewLoudWords(RunSpec spec, Optional<ModelFigures> model) {
    LossSpec loss = spec.loss();
    return when(
        loss.value(Factories.STD_LOG_RATIO) > 0 && loss.value(Factories.ENTROPY) == 0,
        "loss." + Factories.STD_LOG_RATIO,
        "A few loud words can satisfy the std log ratio alone; switch the entropy on.");
  }

  /** A mean shift, which a trained reader learns to undo. */
  static Optional<Finding> meanEncoding(RunSpec spec, Optional<ModelFigures> model) {
    return when(
        spec.transform().mean() != MeanForm.OFF,
        "transform.mean",
        "A shifted mean can become a code that a trained reader learns; leave the mean off.");
  }

  /** A layer whose states can be read back to words. */
  static Optional<Finding> shallowLayer(RunSpec spec, Optional<ModelFigures> model) {
    @Nullable Integer layer = spec.loss().distillationLayerIndex();
    if (layer == null || model.isEmpty() || 2 * layer >= model.get().layers()) {
      return Optional.empty();
    }
    return found(
        "loss.distillation_layer_index",
        "Layer "
            + layer
            + " of "
            + model.get().layers()
            + " is shallow: its states still spell the words; distil at a later one.");
  }

  /** The forgiving cosine of logits under a strong alpha. */
  static Optional<Finding> logitsCollapse(RunSpec spec, Optional<ModelFigures> model) {
    LossSpec loss = spec.loss();
    return when(
        loss.distillationLayerIndex() == null
            && loss.value(Factories.COSINE) > 0
            && loss.value(Factories.ALPHA) >= STRONG_ALPHA,
        "loss.distillation_layer_index",
        "The cosine of logits is too forgiving for so strong an alpha: answers collapse; distil at"
            + " the last layer.");
  }

  /** Noise that starts, or is driven, where it cannot grow. */
  static Optional<Finding> noiseCeiling(RunSpec spec, Optional<ModelFigures> model) {
    TransformSpec transform = spec.transform();
    double first =
        model.map(figures -> transform.initialShare() * figures.embeddingRms()).orElse(0.0);
    if (first >= NEAR_THE_CEILING * transform.scaleMaximum()) {
      return found(
          "transform.scale",
          "The noise starts near the largest sigma and can hardly grow; raise the scale or lower"
              + " the first strength.");
    }
    return when(
        spec.loss().value(Factories.ALPHA) >= LOUDEST_ALPHA,
        "loss." + Factories.ALPHA,
        "So strong an alpha drives all noise to the largest sigma and answers are lost; lower it.");
  }

  /** A bound that is huge while the noise is small, at its whole weight from the first step on. */
  static Optional<Finding> informationShock(RunSpec spec, Optional<ModelFigures> model) {
    double share = spec.transform().initialShare();
    double atTheStart = spec.loss().value(Factories.MUTUAL_INFORMATION) / (share * share);
    return when(
        spec.loss().value(Factories.MUTUAL_INFORMATION_WARM_UP) == 0 && atTheStart > LARGE_START,
        "loss." + Factories.MUTUAL_INFORMATION_WARM_UP,
        "The mutual information is huge while the noise is small, and drowns the answers at the"
            + " start; let its weight warm up.");
  }

  /** A penalty of the mean where there is none. */
  static Optional<Finding> normWithoutMean(RunSpec spec, Optional<ModelFigures> model) {
    return when(
        spec.loss().value(Factories.MEDIAN_NORM) > 0 && spec.transform().mean() == MeanForm.OFF,
        "loss." + Factories.MEDIAN_NORM,
        "Without a mean the norm penalty is a constant that moves nothing; switch it off.");
  }

  /** A single seed, whose figures are a sample of one. */
  static Optional<Finding> oneSeed(RunSpec spec, Optional<ModelFigures> model) {
    return found("training.seed", "One seed only: about ±3 points.");
  }

  private static Optional<Finding> when(boolean holds, String path, String sentence) {
    return holds ? found(path, sentence) : Optional.empty();
  }

  private static Optional<Finding> found(String path, String sentence) {
    return Optional.of(new Finding(path, sentence));
  }
}
