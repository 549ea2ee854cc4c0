package org.leadlight.evaluate.lesson;

import ai.djl.ndarray.NDArray;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.leadlight.data.Prompt;
import org.leadlight.evaluate.PromptInspector.Look;
import org.leadlight.evaluate.Sender;
import org.leadlight.run.Inspection;
import org.leadlight.run.lesson.FigureKeys;
import org.leadlight.run.lesson.LessonPoint;
import org.leadlight.run.lesson.LessonQuestion;
import org.leadlight.run.lesson.LessonReading;
import org.leadlight.run.lesson.LessonSeries;
import org.leadlight.run.lesson.LessonTopic;
import org.leadlight.run.lesson.LessonTransform;
import org.leadlight.run.lesson.LessonTransforms;
import org.leadlight.tensor.Scalars;
import org.leadlight.transform.NoiseMaskedNoisyTransformerModel;
import org.leadlight.transform.PrefixNoise;
import org.leadlight.transform.TokenBatch;

/**
 * Asking twice: a reader averages several releases of one message, with fresh noise in each or with
 * the keyed noise of the prefix ({@code mathematics.md} 1). What is answered is answered to one of
 * them.
 */
final class AskingTwiceLesson implements LessonWork {

  private static final int SAMPLE = 60;
  private static final LessonTransform CHOSEN =
      LessonTransforms.ofAlpha(LessonTransforms.DEFAULT_ALPHA);

  private final LessonStage stage;
  private final Map<Double, LessonSample> fresh = new LinkedHashMap<>();
  private final Map<Double, LessonSample> keyed = new LinkedHashMap<>();

  AskingTwiceLesson(LessonStage stage) {
    this.stage = stage;
    for (double releases : topic().dial().stops()) {
      fresh.put(
          releases,
          LessonSample.ofReading(
              stage, () -> mean((int) releases, false, 0), Look.AT_WHAT_LEFT, SAMPLE));
      keyed.put(
          releases,
          LessonSample.ofReading(
              stage, () -> mean((int) releases, true, 0), Look.AT_WHAT_LEFT, SAMPLE));
    }
  }

  @Override
  public LessonTopic topic() {
    return LessonTopic.ASKING_TWICE;
  }

  /** The mean of releases: the transform is applied once, to the mean of the noise. */
  private Sender mean(int releases, boolean isKeyed, long secret) {
    NoiseMaskedNoisyTransformerModel model = stage.transform(CHOSEN);
    return (batch, draw) -> {
      NDArray x = model.base().embed(batch.ids());
      NDArray noise =
          isKeyed
              ? keyedMean(batch, releases, secret, (int) x.getShape().get(2))
              : freshMean(batch, releases, draw);
      return new Sender.Sent(x, model.cloak().apply(x, batch, noise).xTilde());
    };
  }

  private NDArray freshMean(TokenBatch batch, int releases, long draw) {
    NDArray sum = stage.epsilon(batch, draw * 1000);
    for (int i = 1; i < releases; i++) {
      try (NDArray next = stage.epsilon(batch, draw * 1000 + i)) {
        sum.addi(next);
      }
    }
    return Scalars.over(sum, releases);
  }

  /**
   * Every release of a prompt has the same numbers, so two are drawn and the rest are the first.
   */
  private static NDArray keyedMean(TokenBatch batch, int releases, long secret, int width) {
    byte[] bytes =
        ByteBuffer.allocate(PrefixNoise.SECRET_BYTES).putLong(secret).putLong(~secret).array();
    PrefixNoise noise = new PrefixNoise(bytes, "frontdesk", CHOSEN.id());
    NDArray first = noise.standardNormal(batch, width);
    if (releases == 1) {
      return first;
    }
    NDArray again = noise.standardNormal(batch, width);
    return Scalars.over(Scalars.times(first, (double) releases - 1).add(again), releases);
  }

  @Override
  public LessonReading read(LessonQuestion question) {
    int releases = (int) topic().dial().snapped(question.dial());
    boolean isKeyed = question.choice().equals(LessonTopic.KEYED);
    Prompt prompt = stage.prompt(question);
    Sender once = mean(1, isKeyed, question.seed());
    Sender averaged = mean(releases, isKeyed, question.seed());
    MessageFigures figures = new MessageFigures();
    Look look =
        (batch, sent) -> {
          Sender.Sent seen = averaged.send(batch, question.seed());
          figures.change(batch, seen, stage.rms());
          return seen.xTilde();
        };
    Inspection inspection = stage.inspect(prompt, once, look, question.seed());
    figures.read(inspection);
    LessonSample sample = (isKeyed ? keyed : fresh).get((double) releases);
    if (sample != null && sample.size() > 0) {
      figures
          .add(FigureKeys.SAMPLE_READ, sample.read())
          .add(FigureKeys.SAMPLE_PRIVATE, sample.readPrivate());
    }
    return new LessonReading(
        inspection,
        figures.all(),
        List.of(read(LessonTopic.FRESH, fresh), read(LessonTopic.KEYED, keyed)),
        List.of(),
        SampleGrowth.sampled(samples()),
        SampleGrowth.wanted(samples()));
  }

  private static LessonSeries read(String key, Map<Double, LessonSample> samples) {
    return LessonSample.series(
        key, samples, (releases, sample) -> LessonPoint.at(releases, sample.readPrivate()));
  }

  private List<LessonSample> samples() {
    List<LessonSample> all = new ArrayList<>(fresh.values());
    all.addAll(keyed.values());
    return all;
  }

  @Override
  public boolean grow(LessonQuestion question) {
    return SampleGrowth.grow(samples());
  }
}
