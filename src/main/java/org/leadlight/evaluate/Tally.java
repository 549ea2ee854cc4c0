package org.leadlight.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.leadlight.run.Figure;

/** Adds up an evaluation batch by batch and turns the sums into figures. */
final class Tally {

  double divergence; // nats, summed over answer positions
  double squares; // of x~ - x over transformed tokens and features
  long numbers;

  private long kept;
  private long answers;
  private long referenceAnswers;
  private long agreed;
  private long positions;
  private final List<long[]> read = new ArrayList<>();

  /** An answer of which so many positions agreed with the clean model's. */
  void answer(int agreedPositions, EvaluationSequence sequence) {
    boolean whole = agreedPositions == sequence.answer().length;
    kept += whole ? 1 : 0;
    referenceAnswers += whole && isReference(sequence) ? 1 : 0;
    answers++;
    agreed += agreedPositions;
    positions += sequence.answer().length;
  }

  /** A conversation's hits, tokens, private hits and private tokens of a reader. */
  void read(long[] counts) {
    read.add(counts);
  }

  Map<String, Figure> figures(double embeddingRms) {
    Map<String, Figure> figures = new LinkedHashMap<>();
    figures.put("answers_kept", share(kept, answers));
    figures.put("reference_answers", share(referenceAnswers, answers));
    figures.put("top1_agreement", share(agreed, positions));
    figures.put("kl", Figure.plain(positions == 0 ? 0 : divergence / positions, positions));
    double rms = numbers == 0 ? 0 : Math.sqrt(squares / numbers) / embeddingRms;
    figures.put("noise_rms", Figure.plain(rms, read.stream().mapToLong(c -> c[1]).sum()));
    figures.put("recovered_all", pooled(0));
    figures.put("recovered_private", pooled(2));
    return figures;
  }

  private Figure pooled(int column) {
    PooledShare share =
        new PooledShare(
            read.stream().mapToLong(counts -> counts[column]).toArray(),
            read.stream().mapToLong(counts -> counts[column + 1]).toArray());
    Interval interval = share.interval();
    return new Figure(share.value(), share.count(), interval.low(), interval.high());
  }

  private static Figure share(long successes, long trials) {
    Interval interval = Interval.wilson(successes, trials);
    double value = trials == 0 ? 0 : (double) successes / trials;
    return new Figure(value, trials, interval.low(), interval.high());
  }

  private static boolean isReference(EvaluationSequence sequence) {
    int start = sequence.example().answerStart();
    int[] reference =
        Arrays.copyOfRange(sequence.example().ids(), start, sequence.example().answerEnd());
    return Arrays.equals(reference, sequence.answer());
  }
}
