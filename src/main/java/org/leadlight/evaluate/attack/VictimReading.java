package org.leadlight.evaluate.attack;

import ai.djl.ndarray.NDManager;
import java.util.List;
import org.leadlight.data.Example;
import org.leadlight.tensor.StepScope;
import org.leadlight.transform.TokenBatch;

/** Lets a reader read the victims, batch by batch; it alone turns scores into ranks. */
final class VictimReading {

  private static final int MOST_SEQUENCES = 16;
  private static final long MOST_SCORES = 1L << 25; // 128 MB of float32

  private final NDManager manager;
  private final Victims victims;
  private final int sequences;

  /**
   * A reading.
   *
   * @param manager the arrays of a batch are made under it
   * @param victims who is read
   * @param vocabulary V
   */
  VictimReading(NDManager manager, Victims victims, long vocabulary) {
    this.manager = manager;
    this.victims = victims;
    long longest = victims.examples().stream().mapToLong(Example::answerStart).max().orElse(1);
    this.sequences = (int) Math.clamp(MOST_SCORES / (longest * vocabulary), 1, MOST_SEQUENCES);
  }

  /**
   * Reads all victims.
   *
   * @param reader who reads
   * @param seen what it sees
   * @param draw which noise
   * @param isTold whether the reader is told the true ids
   * @param into takes the ranks
   * @param progress is told how far it is
   */
  void read(
      Reader reader,
      ReleaseChannel seen,
      Draw draw,
      boolean isTold,
      ReadingTally into,
      Progress progress) {
    List<Example> examples = victims.examples();
    for (int from = 0; from < examples.size(); from += sequences) {
      progress.at((double) from / examples.size());
      int to = Math.min(examples.size(), from + sequences);
      try (StepScope scope = StepScope.open(manager)) {
        TokenBatch batch = AttackBatches.of(scope.manager(), examples.subList(from, to));
        Release release = seen.release(batch, draw);
        if (release.positions().length > 0) {
          int[] ranks =
              Ranks.of(reader.scores(isTold ? release : release.blinded()), release.truth());
          spread(release, ranks, from, into);
        }
      }
    }
  }

  private void spread(Release release, int[] ranks, int first, ReadingTally into) {
    TokenBatch batch = release.batch();
    int[][] byPosition = new int[batch.size()][];
    for (int i = 0; i < byPosition.length; i++) {
      byPosition[i] = new int[batch.lengths()[i]];
    }
    long[] positions = release.positions();
    for (int i = 0; i < positions.length; i++) {
      int row = (int) (positions[i] / batch.width());
      byPosition[row][(int) (positions[i] % batch.width())] = ranks[i];
    }
    for (int i = 0; i < byPosition.length; i++) {
      into.add(first + i, byPosition[i]);
    }
  }
}
