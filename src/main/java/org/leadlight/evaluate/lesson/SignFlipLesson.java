package org.leadlight.evaluate.lesson;

import ai.djl.ndarray.NDArray;
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
import org.leadlight.run.lesson.LessonTransforms;
import org.leadlight.tensor.Scalars;
import org.leadlight.transform.TokenBatch;
import org.leadlight.transform.TransformerCloak;

/**
 * A sign flip is not privacy: a transform whose mean has learnt to make the cosine -1, its mean
 * shift multiplied by the dial, x~ = x + n' (t mu + sigma eps); read as it is and turned round.
 */
final class SignFlipLesson implements LessonWork {

  private static final int STEPS = 10;
  private static final int SAMPLE = 100;

  private final LessonStage stage;
  private final Map<Double, LessonSample> plain = new LinkedHashMap<>();
  private final Map<Double, LessonSample> flipped = new LinkedHashMap<>();

  SignFlipLesson(LessonStage stage) {
    this.stage = stage;
    for (int i = 0; i <= STEPS; i++) {
      double turn = (double) i / STEPS;
      plain.put(turn, LessonSample.ofReading(stage, () -> sender(turn), Look.AT_WHAT_LEFT, SAMPLE));
      flipped.put(
          turn, LessonSample.ofReading(stage, () -> sender(turn), SignFlipLesson::flipped, SAMPLE));
    }
  }

  private static NDArray flipped(TokenBatch batch, Sender.Sent sent) {
    return sent.xTilde().neg();
  }

  private Sender sender(double turn) {
    TransformerCloak cloak = stage.transform(LessonTransforms.SIGN_FLIP).cloak();
    return (batch, draw) -> {
      NDArray x = stage.base().embed(batch.ids());
      NDArray noise = cloak.sigma(x).mul(stage.epsilon(batch, draw));
      NDArray mu = cloak.mu(x);
      NDArray shifted = x.add(noise);
      if (mu != null) {
        shifted = shifted.add(Scalars.times(mu, turn));
      }
      return Senders.sent(batch, x, shifted);
    };
  }

  @Override
  public LessonTopic topic() {
    return LessonTopic.SIGN_FLIP;
  }

  @Override
  public LessonReading read(LessonQuestion question) {
    Prompt prompt = stage.prompt(question);
    MessageFigures figures = new MessageFigures();
    boolean turns = question.choice().equals(LessonTopic.FLIPPED);
    Look look =
        (batch, sent) -> {
          measure(figures, batch, sent);
          return turns ? flipped(batch, sent) : sent.xTilde();
        };
    Inspection inspection = stage.inspect(prompt, sender(question.dial()), look, question.seed());
    figures.read(inspection);
    return new LessonReading(
        inspection,
        figures.all(),
        List.of(read(FigureKeys.PLAIN, plain), read(FigureKeys.FLIPPED, flipped)),
        List.of(),
        SampleGrowth.sampled(samples()),
        SampleGrowth.wanted(samples()));
  }

  private void measure(MessageFigures figures, TokenBatch batch, Sender.Sent sent) {
    figures.change(batch, sent, stage.rms());
    NDArray x = LessonStage.rows(batch, sent.x());
    NDArray left = LessonStage.rows(batch, sent.xTilde());
    float[] cosines = MessageFigures.cosine(x, left).toFloatArray();
    double normalized = 0;
    double absolute = 0;
    for (float cosine : cosines) {
      normalized += (1 + cosine) / 2 / cosines.length;
      absolute += Math.abs(cosine) / cosines.length;
    }
    figures
        .add(FigureKeys.NORMALIZED, normalized, cosines.length)
        .add(FigureKeys.ABSOLUTE, absolute, cosines.length)
        .add(FigureKeys.PLAIN, hits(batch, left), cosines.length)
        .add(FigureKeys.FLIPPED, hits(batch, left.neg()), cosines.length);
  }

  /** The share of rows that are named right. */
  private double hits(TokenBatch batch, NDArray rows) {
    long[] named = stage.reader().read(rows);
    long[] ids = batch.ids().toLongArray();
    long[] positions = batch.noisePositions();
    int hits = 0;
    for (int i = 0; i < named.length; i++) {
      hits += named[i] == ids[(int) positions[i]] ? 1 : 0;
    }
    return (double) hits / Math.max(1, named.length);
  }

  private static LessonSeries read(String key, Map<Double, LessonSample> samples) {
    return LessonSample.series(key, samples, (turn, sample) -> LessonPoint.at(turn, sample.read()));
  }

  private List<LessonSample> samples() {
    List<LessonSample> all = new ArrayList<>(plain.values());
    all.addAll(flipped.values());
    return all;
  }

  @Override
  public boolean grow(LessonQuestion question) {
    return SampleGrowth.grow(samples());
  }
}
