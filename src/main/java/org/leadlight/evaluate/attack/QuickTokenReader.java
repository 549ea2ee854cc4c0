package org.leadlight.evaluate.attack;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import org.leadlight.evaluate.NearestNeighbourReader.Reading;
import org.leadlight.evaluate.TokenReader;
import org.leadlight.run.attack.AttackerKind;
import org.leadlight.transform.NoiseMaskedNoisyTransformerModel;
import org.leadlight.transform.TokenBatch;

/** The attackers without a lesson, as readers of what an inspection shows. */
public final class QuickTokenReader implements TokenReader {

  /** How many fresh releases the averaging reader asks for. */
  public static final int RELEASES = 16;

  private final AttackerKind kind;
  private final int releases;
  private final NearestReader nearest;

  private QuickTokenReader(AttackerKind kind, int releases, NearestReader nearest) {
    this.kind = kind;
    this.releases = releases;
    this.nearest = nearest;
  }

  /**
   * A0 by direction, A1, and A7 with {@value #RELEASES} releases.
   *
   * @param manager owns what they keep
   * @param table E, [V,d]
   */
  public static List<TokenReader> all(NDManager manager, NDArray table) {
    return List.of(
        new QuickTokenReader(
            AttackerKind.NEAREST_COSINE, 1, NearestReader.byCosine(manager, table)),
        new QuickTokenReader(
            AttackerKind.SIGN_FLIPPED, 1, NearestReader.byDistance(manager, table, -1)),
        new QuickTokenReader(
            AttackerKind.AVERAGED_NEAREST, RELEASES, NearestReader.byDistance(manager, table, 1)));
  }

  @Override
  public String id() {
    return kind.id();
  }

  @Override
  public Reading read(
      NoiseMaskedNoisyTransformerModel model,
      TokenBatch batch,
      NDArray xTilde,
      long[] truth,
      long draw) {
    Release release =
        releases == 1
            ? new Release(batch, xTilde)
            : new TransformChannel(model).mean(batch, Draw.victim(draw), releases);
    NDArray scores = nearest.scores(release);
    return new Reading(scores.argMax(1).toLongArray(), Ranks.of(scores, truth));
  }
}
