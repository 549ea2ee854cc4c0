package org.leadlight.app.workbench;

import static org.leadlight.app.workbench.SettingViewModel.Kind.INTEGER;
import static org.leadlight.app.workbench.SettingViewModel.Kind.NUMBER;
import static org.leadlight.app.workbench.SettingViewModel.Kind.TEXT;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.leadlight.run.DataSpec;
import org.leadlight.run.LossSpec;
import org.leadlight.run.MeanForm;
import org.leadlight.run.ModelSpec;
import org.leadlight.run.RunSpec;
import org.leadlight.run.SimilarityMode;
import org.leadlight.run.TrainingSpec;
import org.leadlight.run.TransformSpec;

/** The typed fields of the recipe panel; reads them from a recipe and writes them into one. */
final class RecipeSettings {

  final SettingViewModel model = new SettingViewModel("model.source", TEXT, "bundled:frontdesk");
  final SettingViewModel train =
      new SettingViewModel("data.train", TEXT, "bundled:frontdesk-train");
  final SettingViewModel validation =
      new SettingViewModel("data.validation", TEXT, "bundled:frontdesk-validation");

  final SettingViewModel scaleMinimum =
      new SettingViewModel("transform.scale_minimum", "transform.scale", NUMBER);
  final SettingViewModel scaleMaximum =
      new SettingViewModel("transform.scale_maximum", "transform.scale", NUMBER);
  final SettingViewModel shallow = new SettingViewModel("transform.shallow", NUMBER);
  final SettingViewModel initialShare = new SettingViewModel("transform.initial_share", NUMBER);
  final SettingViewModel mean =
      new SettingViewModel("transform.mean", TEXT, lower(MeanForm.values()));
  final SettingViewModel blocks = new SettingViewModel("transform.blocks", INTEGER);

  final SettingViewModel similarityMode =
      new SettingViewModel(
          "loss.input_embedding_similarity_mode", TEXT, lower(SimilarityMode.values()));

  final SettingViewModel steps = new SettingViewModel("training.steps", INTEGER);
  final SettingViewModel batchSize = new SettingViewModel("training.batch_size", INTEGER);
  final SettingViewModel learningRate = new SettingViewModel("training.learning_rate", NUMBER);
  final SettingViewModel seed = new SettingViewModel("training.seed", INTEGER);
  final SettingViewModel device =
      new SettingViewModel("training.device", TEXT, "auto", "cpu", "cuda:0");
  final SettingViewModel threads = new SettingViewModel("training.threads", INTEGER);
  final SettingViewModel evaluationInterval =
      new SettingViewModel("training.evaluation_interval", INTEGER);

  /** The fields of the source group, in their order. */
  List<SettingViewModel> sources() {
    return List.of(model, train, validation);
  }

  /** The fields of the transform fold, in their order. */
  List<SettingViewModel> transform() {
    return List.of(scaleMinimum, scaleMaximum, shallow, initialShare, mean, blocks, similarityMode);
  }

  /** The fields of the training fold, in their order. */
  List<SettingViewModel> training() {
    return List.of(steps, batchSize, learningRate, seed, device, threads, evaluationInterval);
  }

  List<SettingViewModel> all() {
    return Stream.of(sources(), transform(), training()).flatMap(List::stream).toList();
  }

  void show(RunSpec spec) {
    model.textProperty().set(spec.model().source());
    train.textProperty().set(spec.data().train());
    validation.textProperty().set(spec.data().validation());
    scaleMinimum.show(spec.transform().scaleMinimum());
    scaleMaximum.show(spec.transform().scaleMaximum());
    shallow.show(spec.transform().shallow());
    initialShare.show(spec.transform().initialShare());
    mean.textProperty().set(lower(spec.transform().mean()));
    blocks.show(spec.transform().blocks());
    similarityMode.textProperty().set(lower(spec.loss().similarityMode()));
    steps.show(spec.training().steps());
    batchSize.show(spec.training().batchSize());
    learningRate.show(spec.training().learningRate());
    seed.show(spec.training().seed());
    device.textProperty().set(spec.training().device());
    threads.show(spec.training().threads());
    evaluationInterval.show(spec.training().evaluationInterval());
  }

  /** The given recipe with every typed field written into it; unreadable fields change nothing. */
  RunSpec writeInto(RunSpec base, LossSpec loss) {
    DataSpec data =
        new DataSpec(
            text(train), text(validation), base.data().noiseMask(), base.data().lossMask());
    return new RunSpec(
        new ModelSpec(text(model)),
        data,
        writeTransform(base.transform()),
        writeLoss(loss),
        writeTraining(base.training()));
  }

  private TransformSpec writeTransform(TransformSpec base) {
    return new TransformSpec(
        base.standardDeviation(),
        scaleMinimum.numberOr(base.scaleMinimum()),
        scaleMaximum.numberOr(base.scaleMaximum()),
        shallow.numberOr(base.shallow()),
        initialShare.numberOr(base.initialShare()),
        choice(mean, MeanForm.values(), base.mean()),
        base.meanBound(),
        integer(blocks, base.blocks()));
  }

  private LossSpec writeLoss(LossSpec base) {
    return new LossSpec(
        base.factory(),
        base.distillationLayerIndex(),
        base.values(),
        choice(similarityMode, SimilarityMode.values(), base.similarityMode()),
        base.characteristicLength(),
        base.exponentOfDecay());
  }

  private TrainingSpec writeTraining(TrainingSpec base) {
    return new TrainingSpec(
        integer(steps, base.steps()),
        integer(batchSize, base.batchSize()),
        base.microBatches(),
        learningRate.numberOr(base.learningRate()),
        base.beta1(),
        base.beta2(),
        base.epsilon(),
        base.weightDecay(),
        base.clipNorm(),
        base.warmUpShare(),
        base.finalShare(),
        (long) seed.numberOr(base.seed()),
        text(device),
        integer(threads, base.threads()),
        integer(evaluationInterval, base.evaluationInterval()),
        base.evaluationConversations(),
        base.checkpointInterval());
  }

  private static String text(SettingViewModel field) {
    return field.textProperty().get().strip();
  }

  private static int integer(SettingViewModel field, int otherwise) {
    return (int) Math.clamp(field.numberOr(otherwise), Integer.MIN_VALUE, Integer.MAX_VALUE);
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
