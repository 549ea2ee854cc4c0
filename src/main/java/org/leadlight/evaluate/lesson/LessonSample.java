package org.leadlight.evaluate.lesson;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;
import org.leadlight.data.Example;
import org.leadlight.evaluate.EvaluationSequence;
import org.leadlight.evaluate.Interval;
import org.leadlight.evaluate.PooledShare;
import org.leadlight.evaluate.PromptInspector.Look;
import org.leadlight.evaluate.Sender;
import org.leadlight.run.Figure;
import org.leadlight.run.lesson.LessonPoint;
import org.leadlight.run.lesson.LessonSeries;
import org.leadlight.tensor.StepScope;
import org.leadlight.transform.TokenBatch;

/**
 * What is read and answered of a sample of conversations that grows a few at a time ({@code
 * mathematics.md} 13).
 */
final class LessonSample {

  /** Conversations measured at a time: some ten milliseconds. */
  static final int PORTION = 4;

  private static final long DRAW = 1; // of the noise, the same for every sample

  private final LessonStage stage;
  private final Supplier<Sender> sender;
  private final Look look;
  private final boolean answers;
  private final List<Example> order;
  private final List<Measured> measured = new ArrayList<>();
  private List<Figure> known = List.of(); // figures of so many as were measured then
  private int knownOf = -1;
  private final Map<Integer, Figure> readPrivateOf = new HashMap<>(); // what was measured stays

  /** What came of one conversation. */
  private record Measured(
      long read, long words, long readPrivate, long privateWords, boolean kept) {}

  private LessonSample(
      LessonStage stage, Supplier<Sender> sender, Look look, boolean answers, List<Example> order) {
    this.stage = stage;
    this.sender = sender;
    this.look = look;
    this.answers = answers;
    this.order = order;
  }

  /** A sample of the stage's conversations, in their order. */
  static LessonSample of(LessonStage stage, Supplier<Sender> sender, Look look, int most) {
    return new LessonSample(stage, sender, look, true, first(stage, most));
  }

  /** A sample whose answers nobody asks for. */
  static LessonSample ofReading(LessonStage stage, Supplier<Sender> sender, Look look, int most) {
    return new LessonSample(stage, sender, look, false, first(stage, most));
  }

  /** A sample of conversations in the order in which they are drawn. */
  static LessonSample ofReading(
      LessonStage stage, Supplier<Sender> sender, Look look, List<Example> order) {
    return new LessonSample(stage, sender, look, false, List.copyOf(order));
  }

  private static List<Example> first(LessonStage stage, int most) {
    List<Example> all = stage.conversations().measured();
    return all.subList(0, Math.min(most, all.size()));
  }

  /** Conversations measured. */
  int size() {
    return measured.size();
  }

  /** Conversations it may grow to. */
  int wanted() {
    return order.size();
  }

  /** Measures a few more, at most up to a size; false when it has that size. */
  boolean grow(int size) {
    int from = measured.size();
    int to = Math.min(Math.min(size, order.size()), from + PORTION);
    if (to <= from) {
      return false;
    }
    List<Example> examples = order.subList(from, to);
    List<int[]> fed =
        answers
            ? stage.cleanAnswers().answers(examples)
            : examples.stream().map(each -> new int[0]).toList();
    List<EvaluationSequence> sequences = new ArrayList<>();
    for (int i = 0; i < examples.size(); i++) {
      sequences.add(new EvaluationSequence(examples.get(i), fed.get(i)));
    }
    measure(sequences);
    return true;
  }

  private void measure(List<EvaluationSequence> sequences) {
    Sender ready = sender.get(); // what it loads outlives the scope
    try (StepScope arrays = StepScope.open(stage.manager())) {
      TokenBatch batch = batch(arrays.manager(), sequences);
      Sender.Sent sent = ready.send(batch, DRAW);
      boolean[] kept = answers ? kept(batch, sent, sequences) : new boolean[sequences.size()];
      long[] named = stage.reader().read(LessonStage.rows(batch, look.at(batch, sent)));
      int next = 0;
      for (int i = 0; i < sequences.size(); i++) {
        Example example = sequences.get(i).example();
        long[] counts = new long[4];
        for (int t = 0; t < batch.width(); t++) {
          if (batch.noise()[i * batch.width() + t]) {
            int hit = named[next++] == example.ids()[t] ? 1 : 0;
            counts[0] += hit;
            counts[1]++;
            if (example.privateTokens()[t]) {
              counts[2] += hit;
              counts[3]++;
            }
          }
        }
        measured.add(new Measured(counts[0], counts[1], counts[2], counts[3], kept[i]));
      }
    }
  }

  /** Whether the host, fed its clean answer, says that answer. */
  private boolean[] kept(TokenBatch batch, Sender.Sent sent, List<EvaluationSequence> sequences) {
    NDArray states = stage.base().finalState(sent.xTilde(), batch.attentionMask());
    NDArray rows =
        states
            .reshape(-1, states.getShape().get(2))
            .get(states.getManager().create(answerPositions(batch, sequences)));
    long[] said = stage.base().head(rows).argMax(1).toLongArray();
    boolean[] kept = new boolean[sequences.size()];
    int row = 0;
    for (int i = 0; i < kept.length; i++) {
      kept[i] = true;
      for (int token : sequences.get(i).answer()) {
        kept[i] &= said[row++] == token;
      }
    }
    return kept;
  }

  private static long[] answerPositions(TokenBatch batch, List<EvaluationSequence> sequences) {
    LongStream positions = LongStream.empty();
    for (int i = 0; i < sequences.size(); i++) {
      EvaluationSequence sequence = sequences.get(i);
      long first = (long) i * batch.width() + sequence.firstPosition();
      positions =
          LongStream.concat(positions, LongStream.range(first, first + sequence.answer().length));
    }
    return positions.toArray();
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

  /** The share of words read. */
  Figure read() {
    return figures().get(0);
  }

  /** The share of private words read. */
  Figure readPrivate() {
    return figures().get(1);
  }

  /** The share of answers kept. */
  Figure kept() {
    return figures().get(2);
  }

  /** Intervals resample a thousand times, so they are made once for what is measured. */
  private List<Figure> figures() {
    if (knownOf != measured.size()) {
      known =
          List.of(
              share(measured, Measured::read, Measured::words),
              share(measured, Measured::readPrivate, Measured::privateWords),
              keptOf(measured));
      knownOf = measured.size();
    }
    return known;
  }

  /** The share of private words read of the first so many conversations, or of all there are. */
  Figure readPrivate(int size) {
    return readPrivateOf.computeIfAbsent(
        Math.min(size, measured.size()),
        count -> share(measured.subList(0, count), Measured::readPrivate, Measured::privateWords));
  }

  private static Figure share(
      List<Measured> of, ToLongFunction<Measured> hits, ToLongFunction<Measured> counts) {
    PooledShare share =
        new PooledShare(
            of.stream().mapToLong(hits).toArray(), of.stream().mapToLong(counts).toArray());
    Interval interval = share.interval();
    return new Figure(share.value(), share.count(), interval.low(), interval.high());
  }

  private static Figure keptOf(List<Measured> of) {
    long kept = of.stream().filter(Measured::kept).count();
    Interval interval = Interval.wilson(kept, of.size());
    return new Figure(
        of.isEmpty() ? 0 : (double) kept / of.size(), of.size(), interval.low(), interval.high());
  }

  /**
   * The points of the samples that have anything yet, in their order.
   *
   * @param key of the series
   * @param samples by their places on the dial, or by the level of another mechanism
   * @param point of a place and its sample
   */
  static LessonSeries series(
      String key,
      Map<? extends Number, LessonSample> samples,
      BiFunction<Double, LessonSample, LessonPoint> point) {
    List<LessonPoint> points = new ArrayList<>();
    samples.forEach(
        (place, sample) -> {
          if (sample.size() > 0) {
            points.add(point.apply(place.doubleValue(), sample));
          }
        });
    return new LessonSeries(key, points);
  }
}
