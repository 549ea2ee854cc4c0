package org.leadlight.evaluate.lesson;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.leadlight.data.Prompt;
import org.leadlight.evaluate.PromptInspector.Look;
import org.leadlight.evaluate.Sender;
import org.leadlight.run.Figure;
import org.leadlight.run.InspectedToken;
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
import org.leadlight.transform.TokenBatch;

/**
 * A few loud words: a transform's standard deviations sigma raised to the power p of the dial and
 * scaled back to the same mean m, sigma' = m (sigma/m)^p / mean((sigma/m)^p). The log of the mean
 * cannot see p; the mean of the log does. Two transforms can be chosen, trained by one and by the
 * other at the same layer.
 */
final class LoudWordsLesson implements LessonWork {

  /** The curve of each word's standard deviation over its rank as a reader sees it. */
  static final String WORDS = "words";

  private static final int LAYER = 3;

  private final LessonStage stage;

  LoudWordsLesson(LessonStage stage) {
    this.stage = stage;
  }

  @Override
  public LessonTopic topic() {
    return LessonTopic.LOUD_WORDS;
  }

  @Override
  public LessonReading read(LessonQuestion question) {
    LessonTransform chosen =
        question.choice().equals(LessonTopic.MEAN_OF_LOG)
            ? LessonTransforms.ofPlace(LAYER)
            : LessonTransforms.LOUD_WORDS;
    NoiseMaskedNoisyTransformerModel model = stage.transform(chosen);
    Prompt prompt = stage.prompt(question);
    MessageFigures figures = new MessageFigures();
    List<Double> loudness = new ArrayList<>();
    Sender sender =
        (batch, draw) -> {
          NDArray x = model.base().embed(batch.ids());
          NDArray sigma = spread(batch, model.cloak().sigma(x), question.dial());
          measure(figures, LessonStage.rows(batch, sigma), model, loudness);
          return Senders.sent(batch, x, x.add(sigma.mul(stage.epsilon(batch, draw))));
        };
    Look look =
        (batch, sent) -> {
          figures.change(batch, sent, stage.rms());
          return sent.xTilde();
        };
    Inspection inspection = stage.inspect(prompt, sender, look, question.seed());
    figures.read(inspection);
    return new LessonReading(
        inspection, figures.all(), List.of(words(inspection.tokens(), loudness)), List.of(), 0, 0);
  }

  /** sigma' of the same mean over the transformed words, [B,T,d]. */
  private static NDArray spread(TokenBatch batch, NDArray sigma, double power) {
    double mean = LessonStage.rows(batch, sigma).mean().getFloat();
    NDArray raised = Scalars.power(Scalars.over(sigma, mean), power);
    double raisedMean = LessonStage.rows(batch, raised).mean().getFloat();
    return Scalars.times(raised, mean / raisedMean);
  }

  private void measure(
      MessageFigures figures,
      NDArray sigma,
      NoiseMaskedNoisyTransformerModel model,
      List<Double> loudness) {
    long count = sigma.getShape().get(0);
    double mean = sigma.mean().getFloat();
    double largest = model.cloak().settings().standardDeviation().maximum();
    double halfEntropy = 0.5 * Math.log(2 * Math.PI * Math.E);
    float[] words = sigma.square().mean(new int[] {1}).sqrt().toFloatArray();
    for (float word : words) {
      loudness.add(word / stage.rms());
    }
    double[] sorted = loudness.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    figures
        .add(FigureKeys.STD_LOG_RATIO, Math.log(largest / mean), count)
        .add(FigureKeys.ENTROPY, -sigma.log().mean().getFloat() - halfEntropy, count)
        .add(FigureKeys.MEAN_SIGMA, mean / stage.rms(), count)
        .add(FigureKeys.QUIETEST, sorted[(int) (0.1 * (sorted.length - 1))], count);
  }

  /** Each word at its place: how loud it is, and in the count whether it was read (1 or 0). */
  private static LessonSeries words(List<InspectedToken> tokens, List<Double> loudness) {
    LessonPoint[] points = new LessonPoint[Math.min(tokens.size(), loudness.size())];
    Arrays.setAll(
        points,
        i -> LessonPoint.at(i, Figure.plain(loudness.get(i), tokens.get(i).rank() == 1 ? 1 : 0)));
    return new LessonSeries(WORDS, List.of(points));
  }

  /** Everything is about the message. */
  @Override
  public boolean grow(LessonQuestion question) {
    return false;
  }
}
