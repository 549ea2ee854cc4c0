package org.leadlight.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Checks a recipe whole, before anything starts: every fault at once ({@code mathematics.md} 10).
 *
 * <p>What needs the model or the files (layers, vocabulary, lines of conversations) is checked by
 * the rooms that read them, with {@link #layerFault} for the one that both sides know.
 */
public final class Validation {

  private static final List<NumberSetting> NUMBERS =
      List.of(
          number("transform.scale", s -> s.transform().scaleMinimum(), Range.positive()),
          number("transform.scale", s -> s.transform().scaleMaximum(), Range.positive()),
          number("transform.shallow", s -> s.transform().shallow(), Range.positive()),
          number("transform.initial_share", s -> s.transform().initialShare(), Range.positive()),
          number("transform.blocks", s -> s.transform().blocks(), Range.between(1, 64)),
          number(
              "loss.characteristic_length", s -> s.loss().characteristicLength(), Range.positive()),
          number("loss.exponent_of_decay", s -> s.loss().exponentOfDecay(), Range.positive()),
          number("training.steps", s -> s.training().steps(), Range.between(1, 100_000_000)),
          number("training.batch_size", s -> s.training().batchSize(), Range.between(1, 65_536)),
          number(
              "training.micro_batches", s -> s.training().microBatches(), Range.between(1, 65_536)),
          number("training.learning_rate", s -> s.training().learningRate(), Range.positive()),
          number("training.beta1", s -> s.training().beta1(), Range.between(0, 0.999999)),
          number("training.beta2", s -> s.training().beta2(), Range.between(0, 0.999999)),
          number("training.epsilon", s -> s.training().epsilon(), Range.positive()),
          number("training.weight_decay", s -> s.training().weightDecay(), Range.atLeast(0)),
          number("training.clip_norm", s -> s.training().clipNorm(), Range.positive()),
          number("training.warm_up_share", s -> s.training().warmUpShare(), Range.between(0, 1)),
          number("training.final_share", s -> s.training().finalShare(), Range.between(0, 1)),
          number("training.threads", s -> s.training().threads(), Range.between(1, 1024)),
          number(
              "training.evaluation_interval",
              s -> s.training().evaluationInterval(),
              Range.between(1, 100_000_000)),
          number(
              "training.evaluation_conversations",
              s -> s.training().evaluationConversations(),
              Range.between(1, 100_000_000)),
          number(
              "training.checkpoint_interval",
              s -> s.training().checkpointInterval(),
              Range.between(1, 100_000_000)));

  private Validation() {}

  /** Every fault of a recipe that can be seen without its files; empty when it may start. */
  public static List<Fault> faults(RunSpec spec) {
    List<Fault> faults = new ArrayList<>();
    require(
        faults,
        !spec.model().source().isBlank(),
        "model.source",
        "model.source is empty; name bundled:frontdesk, the folder of a model or owner/name.");
    require(
        faults,
        !spec.data().train().isBlank(),
        "data.train",
        "data.train is empty; name bundled:frontdesk-train or a file of conversations.");
    require(
        faults,
        !spec.data().validation().isBlank(),
        "data.validation",
        "data.validation is empty; name bundled:frontdesk-validation or a file of conversations.");
    checkAttacker(spec.data(), faults);
    NUMBERS.forEach(setting -> setting.faultIn(spec).ifPresent(faults::add));
    checkTransform(spec.transform(), faults);
    checkLoss(spec.loss(), faults);
    checkTraining(spec.training(), faults);
    checkBatch(spec, faults);
    return List.copyOf(faults);
  }

  /**
   * Who learns from what he is measured on, or from what the transform was made of, proves nothing.
   */
  private static void checkAttacker(DataSpec data, List<Fault> faults) {
    String attacker = data.attacker().strip();
    require(
        faults,
        !attacker.isEmpty(),
        "data.attacker",
        "data.attacker is empty; name bundled:frontdesk-attacker or a file of conversations.");
    require(
        faults,
        attacker.isEmpty()
            || !(attacker.equals(data.train().strip())
                || attacker.equals(data.validation().strip())),
        "data.attacker",
        "data.attacker is "
            + attacker
            + ", which the transform is trained or evaluated on; name a file of other"
            + " conversations.");
  }

  /** The recipe itself, or an {@link InvalidRecipeException} with all its faults. */
  public static RunSpec requireValid(RunSpec spec) {
    List<Fault> faults = faults(spec);
    if (!faults.isEmpty()) {
      throw new InvalidRecipeException(faults);
    }
    return spec;
  }

  /** The fault of a distillation layer that the model does not have; no wrap-around. */
  public static Optional<Fault> layerFault(@Nullable Integer layer, int layers) {
    if (layer == null || (layer >= 0 && layer < layers)) {
      return Optional.empty();
    }
    return Optional.of(
        new Fault(
            "loss.distillation_layer_index",
            "loss.distillation_layer_index is "
                + layer
                + "; allowed is 0 to "
                + (layers - 1)
                + " for this model, or \"logits\"."));
  }

  /**
   * The fault of a first strength that does not lie strictly inside the scale.
   *
   * @param embeddingRms root of the mean square of the model's embeddings, rms(E)
   */
  public static Optional<Fault> strengthFault(TransformSpec transform, double embeddingRms) {
    double first = transform.initialShare() * embeddingRms;
    if (!(first <= transform.scaleMinimum() || first >= transform.scaleMaximum())) {
      return Optional.empty();
    }
    return Optional.of(
        new Fault(
            "transform.initial_share",
            String.format(
                Locale.ROOT,
                "transform.initial_share is %s, a first sigma of %.4g; it must lie between %.4g and"
                    + " %.4g, the scale.",
                transform.initialShare(),
                first,
                transform.scaleMinimum(),
                transform.scaleMaximum())));
  }

  private static void checkTransform(TransformSpec transform, List<Fault> faults) {
    require(
        faults,
        !(transform.scaleMinimum() >= transform.scaleMaximum()),
        "transform.scale",
        "transform.scale is ["
            + transform.scaleMinimum()
            + ", "
            + transform.scaleMaximum()
            + "]; the first must be smaller than the second.");
    Double bound = transform.meanBound();
    require(
        faults,
        bound == null || Range.positive().contains(bound),
        "transform.mean_bound",
        "transform.mean_bound is " + bound + "; allowed is a finite number more than 0, or null.");
  }

  private static void checkLoss(LossSpec loss, List<Fault> faults) {
    Optional<FactoryDeclaration> found = Factories.find(loss.factory());
    if (found.isEmpty()) {
      String known =
          Factories.all().stream().map(FactoryDeclaration::id).collect(Collectors.joining(", "));
      faults.add(
          new Fault(
              "loss.factory",
              "loss.factory is \""
                  + loss.factory()
                  + "\"; the known factories are: "
                  + known
                  + "."));
      return;
    }
    FactoryDeclaration factory = found.get();
    for (Tunable tunable : factory.tunables()) {
      Range range =
          tunable.scale() == Scale.LINEAR
              ? Range.between(tunable.minimum(), tunable.maximum())
              : Range.atLeast(0);
      String key = tunable.key();
      NumberSetting.fault("loss." + key, loss.value(key), range).ifPresent(faults::add);
    }
    Predicate<String> unknown = key -> factory.tunable(key).isEmpty();
    loss.values().keySet().stream()
        .filter(unknown)
        .forEach(
            key ->
                faults.add(
                    new Fault(
                        "loss." + key,
                        "loss." + key + " is not a setting of the factory " + factory.id() + ".")));
    Integer layer = loss.distillationLayerIndex();
    require(
        faults,
        layer == null || layer >= 0,
        "loss.distillation_layer_index",
        "loss.distillation_layer_index is " + layer + "; allowed is 0 to L-1, or \"logits\".");
    require(
        faults,
        layer == null || factory.layerOffered(),
        "loss.distillation_layer_index",
        "loss.distillation_layer_index is "
            + layer
            + "; the factory "
            + factory.id()
            + " compares \"logits\" only.");
  }

  /** A factory that measures sequences against each other needs some in every micro-batch. */
  private static void checkBatch(RunSpec spec, List<Fault> faults) {
    int needed = Factories.find(spec.loss().factory()).map(f -> f.smallestBatch()).orElse(1);
    int parts = Math.max(1, spec.training().microBatches());
    require(
        faults,
        needed == 1 || spec.training().batchSize() / parts >= needed,
        "training.batch_size",
        "training.batch_size is "
            + spec.training().batchSize()
            + " in "
            + parts
            + (parts == 1 ? " part" : " micro-batches")
            + "; the factory "
            + spec.loss().factory()
            + " pairs sequences and needs at least "
            + needed
            + " in each.");
  }

  private static void checkTraining(TrainingSpec training, List<Fault> faults) {
    require(
        faults,
        training.microBatches() <= training.batchSize(),
        "training.micro_batches",
        "training.micro_batches is "
            + training.microBatches()
            + "; allowed is at most the batch size, "
            + training.batchSize()
            + ".");
    require(
        faults,
        training.device().matches("auto|cpu|cuda:\\d+"),
        "training.device",
        "training.device is \"" + training.device() + "\"; allowed is auto, cpu or cuda:N.");
  }

  private static void require(List<Fault> faults, boolean holds, String path, String sentence) {
    if (!holds) {
      faults.add(new Fault(path, sentence));
    }
  }

  private static NumberSetting number(String path, ToDoubleFunction<RunSpec> value, Range range) {
    return new NumberSetting(path, value, range);
  }
}
