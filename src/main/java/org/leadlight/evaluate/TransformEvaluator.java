package org.leadlight.evaluate;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.leadlight.data.Example;
import org.leadlight.lm.CausalLanguageModel;
import org.leadlight.run.Evaluation;
import org.leadlight.tensor.NoiseStream;
import org.leadlight.tensor.StepScope;
import org.leadlight.tensor.TensorRuntime;
import org.leadlight.train.Evaluator;
import org.leadlight.transform.EmbeddingStatistics;
import org.leadlight.transform.NoiseMaskedNoisyTransformerModel;
import org.leadlight.transform.NoisyEmbeddings;
import org.leadlight.transform.TokenBatch;

/**
 * The evaluation of a training: answers kept, top-1 agreement, KL, the size of the noise, and what
 * the nearest-neighbour reader recovers of all and of private tokens ({@code mathematics.md} 13).
 */
public final class TransformEvaluator implements Evaluator {

  private static final int CHUNK = 16; // sequences at a time

  private final NDManager manager;
  private final CausalLanguageModel base;
  private final Sender sender;
  private final CleanAnswers cleanAnswers;
  private final NearestNeighbourReader reader;
  private final Runnable meanwhile;
  private final double embeddingRms;
  private final List<Example> sample;
  private final List<Example> whole;

  /**
   * An evaluator.
   *
   * @param runtime the engine
   * @param model the transform in front of its model
   * @param cleanAnswers the clean model's answers
   * @param reader reads what leaves; owned by the caller
   * @param validation the validation conversations
   * @param sampleSize how many of them, from the start, an evaluation while training uses
   * @param meanwhile is run between two parts of an evaluation, so that nobody has to wait for all
   */
  public TransformEvaluator(
      TensorRuntime runtime,
      NoiseMaskedNoisyTransformerModel model,
      CleanAnswers cleanAnswers,
      NearestNeighbourReader reader,
      List<Example> validation,
      int sampleSize,
      Runnable meanwhile) {
    this(
        runtime,
        model.base(),
        (batch, step) -> sent(model.transform(batch, NoiseStream.EVALUATION, step)),
        cleanAnswers,
        reader,
        validation,
        sampleSize,
        meanwhile);
  }

  private static Sender.Sent sent(NoisyEmbeddings made) {
    return new Sender.Sent(made.x(), made.xTilde());
  }

  /**
   * An evaluator of whatever sends embeddings to a model.
   *
   * @param runtime the engine
   * @param base the model
   * @param sender makes what leaves
   * @param cleanAnswers the clean model's answers
   * @param reader reads what leaves; owned by the caller
   * @param validation the validation conversations
   * @param sampleSize how many of them, from the start, an evaluation while training uses
   * @param meanwhile is run between two parts of an evaluation, so that nobody has to wait for all
   */
  public TransformEvaluator(
      TensorRuntime runtime,
      CausalLanguageModel base,
      Sender sender,
      CleanAnswers cleanAnswers,
      NearestNeighbourReader reader,
      List<Example> validation,
      int sampleSize,
      Runnable meanwhile) {
    this.manager = runtime.manager();
    this.base = base;
    this.sender = sender;
    this.cleanAnswers = cleanAnswers;
    this.reader = reader;
    this.meanwhile = meanwhile;
    this.embeddingRms = EmbeddingStatistics.of(base.embeddingTable()).rms();
    this.whole = List.copyOf(validation);
    this.sample = whole.subList(0, Math.min(sampleSize, whole.size()));
  }

  @Override
  public Evaluation evaluate(long step, Extent extent) {
    List<Example> examples = extent == Extent.WHOLE ? whole : sample;
    List<int[]> answers = cleanAnswers.answers(examples);
    Tally tally = new Tally();
    for (int from = 0; from < examples.size(); from += CHUNK) {
      int to = Math.min(examples.size(), from + CHUNK);
      List<EvaluationSequence> sequences = new ArrayList<>();
      for (int i = from; i < to; i++) {
        sequences.add(new EvaluationSequence(examples.get(i), answers.get(i)));
      }
      measure(sequences, step, tally);
      meanwhile.run();
    }
    return new Evaluation(step, tally.figures(embeddingRms));
  }

  private void measure(List<EvaluationSequence> sequences, long step, Tally tally) {
    try (StepScope arrays = StepScope.open(manager)) {
      NDManager scope = arrays.manager();
      TokenBatch batch = batch(scope, sequences);
      Sender.Sent embeddings = sender.send(batch, step);
      measureAnswers(scope, sequences, batch, embeddings, tally);
      measureReading(scope, sequences, batch, embeddings, tally);
    }
  }

  /** What the host says: compared where it is fed the clean model's own answer. */
  private void measureAnswers(
      NDManager scope,
      List<EvaluationSequence> sequences,
      TokenBatch batch,
      Sender.Sent embeddings,
      Tally tally) {
    NDArray positions = scope.create(answerPositions(sequences, batch.width()));
    NDArray cleanLog = logProbabilities(embeddings.x(), batch, positions);
    NDArray noisyLog = logProbabilities(embeddings.xTilde(), batch, positions);
    float[] divergence =
        cleanLog.exp().mul(cleanLog.sub(noisyLog)).sum(new int[] {1}).toFloatArray();
    long[] said = noisyLog.argMax(1).toLongArray();
    int row = 0;
    for (EvaluationSequence sequence : sequences) {
      int agreed = 0;
      for (int token : sequence.answer()) {
        agreed += said[row] == token ? 1 : 0;
        tally.divergence += divergence[row++];
      }
      tally.answer(agreed, sequence);
    }
  }

  private NDArray logProbabilities(NDArray x, TokenBatch batch, NDArray positions) {
    NDArray states = base.finalState(x, batch.attentionMask());
    NDArray rows = states.reshape(-1, states.getShape().get(2)).get(positions);
    return base.head(rows).logSoftmax(1);
  }

  /** What a reader of the embeddings makes of the transformed tokens. */
  private void measureReading(
      NDManager scope,
      List<EvaluationSequence> sequences,
      TokenBatch batch,
      Sender.Sent embeddings,
      Tally tally) {
    long[] positions = batch.noisePositions();
    if (positions.length == 0) {
      return;
    }
    NDArray index = scope.create(positions);
    long width = embeddings.x().getShape().get(2);
    NDArray left = embeddings.xTilde().reshape(-1, width).get(index); // [N,d]
    NDArray shift = left.sub(embeddings.x().reshape(-1, width).get(index));
    tally.squares += shift.square().sum().getFloat();
    tally.numbers += positions.length * width;
    long[] named = reader.read(left);
    long[][] hits = new long[sequences.size()][4]; // hits, tokens; private hits, private tokens
    for (int i = 0; i < positions.length; i++) {
      int sequence = (int) (positions[i] / batch.width());
      int position = (int) (positions[i] % batch.width());
      Example example = sequences.get(sequence).example();
      int hit = named[i] == example.ids()[position] ? 1 : 0;
      hits[sequence][0] += hit;
      hits[sequence][1]++;
      if (example.privateTokens()[position]) {
        hits[sequence][2] += hit;
        hits[sequence][3]++;
      }
    }
    Arrays.stream(hits).forEach(tally::read);
  }

  private static TokenBatch batch(NDManager scope, List<EvaluationSequence> sequences) {
    int[][] ids = sequences.stream().map(EvaluationSequence::ids).toArray(int[][]::new);
    return TokenBatch.of(
        scope,
        ids,
        sequences.stream().map(EvaluationSequence::noise).toArray(boolean[][]::new),
        sequences.stream().mapToLong(sequence -> sequence.example().sequenceId()).toArray(),
        Arrays.stream(ids).mapToInt(sequence -> sequence.length).max().orElseThrow());
  }

  private static long[] answerPositions(List<EvaluationSequence> sequences, int width) {
    List<Long> positions = new ArrayList<>();
    for (int i = 0; i < sequences.size(); i++) {
      EvaluationSequence sequence = sequences.get(i);
      for (int t = 0; t < sequence.answer().length; t++) {
        positions.add((long) i * width + sequence.firstPosition() + t);
      }
    }
    return positions.stream().mapToLong(Long::longValue).toArray();
  }
}
