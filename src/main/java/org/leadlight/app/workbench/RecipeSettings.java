package org.leadlight.app.workbench;

import static org.leadlight.app.workbench.SettingViewModel.Kind.CHOICE;
import static org.leadlight.app.workbench.SettingViewModel.Kind.INTEGER;
import static org.leadlight.app.workbench.SettingViewModel.Kind.NUMBER;
import static org.leadlight.app.workbench.SettingViewModel.Kind.NUMBER_OR_NOTHING;
import static org.leadlight.app.workbench.SettingViewModel.Kind.SOURCE;
import static org.leadlight.app.workbench.SettingViewModel.Kind.TEXT;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadlight.run.DataSpec;
import org.leadlight.run.Factories;
import org.leadlight.run.LossSpec;
import org.leadlight.run.MeanForm;
import org.leadlight.run.ModelSpec;
import org.leadlight.run.RunSpec;
import org.leadlight.run.SimilarityMode;
import org.leadlight.run.StandardDeviationForm;
import org.leadlight.run.TrainingSpec;
import org.leadlight.run.TransformSpec;

/** The typed fields of the recipe panel; reads them from a recipe and writes them into one. */
final class RecipeSettings {

  private final Map<SettingViewModel, Function<RunSpec, String>> all = new LinkedHashMap<>();

  private final SettingViewModel model =
      field(s -> s.model().source(), new SettingViewModel("model.source", SOURCE));
  private final SettingViewModel train =
      field(s -> s.data().train(), new SettingViewModel("data.train", SOURCE));
  private final SettingViewModel validation =
      field(s -> s.data().validation(), new SettingViewModel("data.validation", SOURCE));

  private final SettingViewModel scaleMinimum =
      number(
          s -> s.transform().scaleMinimum(),
          new SettingViewModel("transform.scale_minimum", "transform.scale", NUMBER));
  private final SettingViewModel scaleMaximum =
      number(
          s -> s.transform().scaleMaximum(),
          new SettingViewModel("transform.scale_maximum", "transform.scale", NUMBER));
  private final SettingViewModel form =
      field(
          s -> lower(s.transform().standardDeviation()),
          new SettingViewModel(
              "transform.standard_deviation", CHOICE, lower(StandardDeviationForm.values())));
  private final SettingViewModel shallow =
      number(s -> s.transform().shallow(), new SettingViewModel("transform.shallow", NUMBER));
  private final SettingViewModel initialShare =
      number(
          s -> s.transform().initialShare(),
          new SettingViewModel("transform.initial_share", NUMBER));
  private final SettingViewModel mean =
      field(
          s -> lower(s.transform().mean()),
          new SettingViewModel("transform.mean", CHOICE, lower(MeanForm.values())));
  private final SettingViewModel meanBound =
      field(
          s -> bound(s.transform().meanBound()),
          new SettingViewModel("transform.mean_bound", NUMBER_OR_NOTHING));
  private final SettingViewModel blocks =
      number(s -> s.transform().blocks(), new SettingViewModel("transform.blocks", INTEGER));

  private final SettingViewModel similarityMode =
      field(
          s -> lower(s.loss().similarityMode()),
          new SettingViewModel(
              "loss.input_embedding_similarity_mode", CHOICE, lower(SimilarityMode.values())));
  private final SettingViewModel length =
      number(
          s -> s.loss().characteristicLength(),
          new SettingViewModel("loss.characteristic_length", NUMBER));
  private final SettingViewModel exponent =
      number(
          s -> s.loss().exponentOfDecay(), new SettingViewModel("loss.exponent_of_decay", NUMBER));

  private final SettingViewModel steps = whole("training.steps", t -> t.steps());
  private final SettingViewModel batchSize = whole("training.batch_size", t -> t.batchSize());
  private final SettingViewModel microBatches =
      whole("training.micro_batches", t -> t.microBatches());
  private final SettingViewModel learningRate =
      real("training.learning_rate", t -> t.learningRate());
  private final SettingViewModel warmUp = real("training.warm_up_share", t -> t.warmUpShare());
  private final SettingViewModel clip = real("training.clip_norm", t -> t.clipNorm());
  private final SettingViewModel decay = real("training.weight_decay", t -> t.weightDecay());
  private final SettingViewModel seed = whole("training.seed", t -> t.seed());
  private final SettingViewModel device =
      field(
          s -> s.training().device(),
          new SettingViewModel("training.device", TEXT, "auto", "cpu", "cuda:0"));
  private final SettingViewModel threads = whole("training.threads", t -> t.threads());
  private final SettingViewModel evaluationInterval =
      whole("training.evaluation_interval", t -> t.evaluationInterval());
  private final SettingViewModel evaluationConversations =
      whole("training.evaluation_conversations", t -> t.evaluationConversations());
  private final SettingViewModel checkpointInterval =
      whole("training.checkpoint_interval", t -> t.checkpointInterval());

  /** The fields of the source group, in their order. */
  List<SettingViewModel> sources() {
    return List.of(model, train, validation);
  }

  /** The fields of the transform fold, in their order. */
  List<SettingViewModel> transform() {
    return under("transform.");
  }

  /** The fields of the training fold, in their order. */
  List<SettingViewModel> training() {
    return under("training.");
  }

  /** The fields that belong to a weight. */
  List<SettingViewModel> of(String tunableKey) {
    return switch (tunableKey) {
      case Factories.SIMILARITY -> List.of(similarityMode);
      case Factories.CATALYST -> List.of(length, exponent);
      default -> List.of();
    };
  }

  List<SettingViewModel> all() {
    return List.copyOf(all.keySet());
  }

  /** Shows a recipe in every field. */
  void show(RunSpec spec) {
    show(spec, path -> true);
  }

  /** Shows a recipe in the fields of some paths. */
  void show(RunSpec spec, Predicate<String> paths) {
    all.forEach(
        (field, text) -> {
          if (paths.test(field.path())) {
            field.textProperty().set(text.apply(spec));
          }
        });
  }

  void showScale(double minimum, double maximum) {
    scaleMinimum.textProperty().set(Numbers.plain(minimum));
    scaleMaximum.textProperty().set(Numbers.plain(maximum));
  }

  /** The given recipe with every typed field written into it; unreadable fields change nothing. */
  RunSpec writeInto(RunSpec base, LossSpec loss) {
    DataSpec data =
        new DataSpec(
            train.words(),
            validation.words(),
            base.data().attacker(),
            base.data().noiseMask(),
            base.data().lossMask());
    return new RunSpec(
        new ModelSpec(model.words()),
        data,
        writeTransform(base.transform()),
        writeLoss(loss),
        writeTraining(base.training()));
  }

  private TransformSpec writeTransform(TransformSpec base) {
    return new TransformSpec(
        choice(form, StandardDeviationForm.values(), base.standardDeviation()),
        scaleMinimum.numberOr(base.scaleMinimum()),
        scaleMaximum.numberOr(base.scaleMaximum()),
        shallow.numberOr(base.shallow()),
        initialShare.numberOr(base.initialShare()),
        choice(mean, MeanForm.values(), base.mean()),
        writtenBound(base.meanBound()),
        integer(blocks, base.blocks()));
  }

  private @Nullable Double writtenBound(@Nullable Double otherwise) {
    if (meanBound.words().isEmpty()) {
      return null;
    }
    double typed = meanBound.numberOr(Double.NaN);
    return Double.isNaN(typed) ? otherwise : Double.valueOf(typed);
  }

  private LossSpec writeLoss(LossSpec base) {
    return new LossSpec(
        base.factory(),
        base.distillationLayerIndex(),
        base.values(),
        choice(similarityMode, SimilarityMode.values(), base.similarityMode()),
        length.numberOr(base.characteristicLength()),
        exponent.numberOr(base.exponentOfDecay()));
  }

  private TrainingSpec writeTraining(TrainingSpec base) {
    return new TrainingSpec(
        integer(steps, base.steps()),
        integer(batchSize, base.batchSize()),
        integer(microBatches, base.microBatches()),
        learningRate.numberOr(base.learningRate()),
        base.beta1(),
        base.beta2(),
        base.epsilon(),
        decay.numberOr(base.weightDecay()),
        clip.numberOr(base.clipNorm()),
        warmUp.numberOr(base.warmUpShare()),
        base.finalShare(),
        seed.wholeOr(base.seed()),
        device.words(),
        integer(threads, base.threads()),
        integer(evaluationInterval, base.evaluationInterval()),
        integer(evaluationConversations, base.evaluationConversations()),
        integer(checkpointInterval, base.checkpointInterval()));
  }

  /** Whether a recipe has a mean whose bound counts. */
  static boolean boundsTheMean(RunSpec spec) {
    return spec.transform().mean() == MeanForm.BOUNDED;
  }

  private SettingViewModel field(Function<RunSpec, String> text, SettingViewModel field) {
    all.put(field, text);
    return field;
  }

  private SettingViewModel number(Function<RunSpec, Number> value, SettingViewModel field) {
    return field(spec -> Numbers.plain(value.apply(spec).doubleValue()), field);
  }

  private SettingViewModel real(String path, Function<TrainingSpec, Double> value) {
    return number(spec -> value.apply(spec.training()), new SettingViewModel(path, NUMBER));
  }

  private SettingViewModel whole(String path, Function<TrainingSpec, Number> value) {
    return field(
        spec -> Long.toString(value.apply(spec.training()).longValue()),
        new SettingViewModel(path, INTEGER));
  }

  private List<SettingViewModel> under(String section) {
    return all.keySet().stream().filter(field -> field.path().startsWith(section)).toList();
  }

  private static String bound(@Nullable Double bound) {
    return bound == null ? "" : Numbers.plain(bound);
  }

  private static int integer(SettingViewModel field, int otherwise) {
    return (int) Math.clamp(field.wholeOr(otherwise), Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  private static <E extends Enum<E>> E choice(SettingViewModel field, E[] values, E otherwise) {
    return Stream.of(values)
        .filter(value -> lower(value).equals(field.textProperty().get()))
        .findFirst()
        .orElse(otherwise);
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static String[] lower(Enum<?>[] values) {
    return Stream.of(values).map(RecipeSettings::lower).toArray(String[]::new);
  }
}
