package org.leadlight.evaluate.attack;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.leadlight.data.Batch;
import org.leadlight.data.Example;
import org.leadlight.evaluate.CleanAnswers;
import org.leadlight.evaluate.NearestNeighbourReader;
import org.leadlight.evaluate.PooledMean;
import org.leadlight.evaluate.Sender;
import org.leadlight.evaluate.TransformEvaluator;
import org.leadlight.lm.CausalLanguageModel;
import org.leadlight.run.Figure;
import org.leadlight.tensor.Scalars;
import org.leadlight.tensor.StepScope;
import org.leadlight.tensor.TensorRuntime;
import org.leadlight.train.Evaluator;
import org.leadlight.transform.TokenBatch;

/** What a mechanism leaves of the model's answers ({@code mathematics.md} 13 and 14). */
public final class ChannelUtility {

  private static final int CHUNK = 8; // sequences at a time

  private final TensorRuntime runtime;
  private final CausalLanguageModel base;
  private final CleanAnswers cleanAnswers;
  private final NearestNeighbourReader reader;
  private final List<Example> examples;
  private final long draw;

  /**
   * Measures on fixed conversations.
   *
   * @param runtime the engine
   * @param base the frozen model
   * @param cleanAnswers its answers
   * @param reader reads the nearest words; owned by the caller
   * @param examples the conversations
   * @param draw which noise the releases get
   */
  public ChannelUtility(
      TensorRuntime runtime,
      CausalLanguageModel base,
      CleanAnswers cleanAnswers,
      NearestNeighbourReader reader,
      List<Example> examples,
      long draw) {
    this.runtime = runtime;
    this.base = base;
    this.cleanAnswers = cleanAnswers;
    this.reader = reader;
    this.examples = List.copyOf(examples);
    this.draw = draw;
  }

  /** The figures of an evaluation: answers kept, top-1 agreement, KL, the size of the noise. */
  public Map<String, Figure> figures(ReleaseChannel channel) {
    Sender sender =
        (batch, step) ->
            new Sender.Sent(
                base.embed(batch.ids()), channel.release(batch, Draw.victim(step)).xTilde());
    return new TransformEvaluator(
            runtime, base, sender, cleanAnswers, reader, examples, examples.size(), () -> {})
        .evaluate(draw, Evaluator.Extent.WHOLE)
        .figures();
  }

  /**
   * The figures of an evaluation and what costs more passes: {@code cosine_layer_<k>}, the mean
   * cosine of both models' states where answers are given, and {@code perplexity_ratio} of the
   * reference answers.
   *
   * @param channel makes what leaves
   * @param progress is told how far it is
   */
  public Map<String, Figure> wholeFigures(ReleaseChannel channel, Progress progress) {
    Map<String, Figure> figures = new LinkedHashMap<>(figures(channel));
    PooledMean[] cosines = new PooledMean[base.layers()];
    for (int k = 0; k < cosines.length; k++) {
      cosines[k] = new PooledMean(examples.size());
    }
    PooledMean surprise = new PooledMean(examples.size());
    for (int from = 0; from < examples.size(); from += CHUNK) {
      progress.at((double) from / examples.size());
      int to = Math.min(examples.size(), from + CHUNK);
      try (StepScope scope = StepScope.open(runtime.manager())) {
        measure(channel, from, to, scope.manager(), cosines, surprise);
      }
    }
    for (int k = 0; k < cosines.length; k++) {
      figures.put("cosine_layer_" + k, cosines[k].figure());
    }
    figures.put("perplexity_ratio", surprise.figure(Math::exp));
    return figures;
  }

  private void measure(
      ReleaseChannel channel,
      int from,
      int to,
      NDManager scope,
      PooledMean[] cosines,
      PooledMean surprise) {
    List<Example> some = examples.subList(from, to);
    Batch batch = Batch.of(scope, some);
    TokenBatch tokens = batch.tokens();
    long[] answers = answers(some, tokens.width());
    NDArray x = base.embed(tokens.ids());
    NDArray xTilde = channel.release(tokens, Draw.victim(draw)).xTilde();
    NDArray index = scope.create(answers);
    for (int k = 0; k < cosines.length; k++) {
      NDArray clean = at(base.hidden(x, tokens.attentionMask(), k), index);
      NDArray noisy = at(base.hidden(xTilde, tokens.attentionMask(), k), index);
      add(cosines[k], cosine(clean, noisy), answers, from, tokens.width());
    }
    NDArray next = scope.create(next(some, answers, tokens.width()), new Shape(answers.length, 1));
    NDArray cleanLog = logProbability(x, tokens, index, next);
    NDArray noisyLog = logProbability(xTilde, tokens, index, next);
    add(surprise, cleanLog.sub(noisyLog).toFloatArray(), answers, from, tokens.width());
  }

  /** Positions whose next token is of the last answer. */
  private static long[] answers(List<Example> examples, int width) {
    return IntStream.range(0, examples.size())
        .boxed()
        .flatMapToLong(
            i ->
                LongStream.range(
                    (long) i * width + examples.get(i).answerStart() - 1,
                    (long) i * width + examples.get(i).answerEnd() - 1))
        .toArray();
  }

  private static long[] next(List<Example> examples, long[] positions, int width) {
    return Arrays.stream(positions)
        .map(at -> examples.get((int) (at / width)).ids()[(int) (at % width) + 1])
        .toArray();
  }

  private NDArray logProbability(NDArray x, TokenBatch batch, NDArray index, NDArray next) {
    NDArray states = at(base.finalState(x, batch.attentionMask()), index);
    return base.head(states).logSoftmax(1).gather(next, 1);
  }

  private static NDArray at(NDArray states, NDArray index) {
    return states.reshape(-1, states.getShape().get(2)).get(index);
  }

  private static float[] cosine(NDArray u, NDArray v) {
    NDArray squares = u.square().sum(new int[] {1}).mul(v.square().sum(new int[] {1}));
    NDArray norms = Scalars.atLeast(squares.sqrt(), 1e-8);
    return u.mul(v).sum(new int[] {1}).div(norms).toFloatArray();
  }

  private static void add(
      PooledMean into, float[] numbers, long[] positions, int first, int width) {
    for (int i = 0; i < numbers.length; i++) {
      into.add(first + (int) (positions[i] / width), numbers[i]);
    }
  }
}
