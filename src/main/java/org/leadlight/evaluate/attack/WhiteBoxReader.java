package org.leadlight.evaluate.attack;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadlight.evaluate.attack.GaussianKnowledge.Moments;
import org.leadlight.lm.CausalLanguageModel;
import org.leadlight.tensor.Scalars;
import org.leadlight.tensor.StepScope;

/**
 * Decodes a prompt from left to right: the score of word v at position t is {@code log N(x~_t;
 * mean_v, sigma_v^2)} with the moments that v has behind the words before it, plus, with a prior,
 * {@code log p(v)} by the frozen model on those words. The words before are the true ones where the
 * reader is told them, else its own best guesses.
 *
 * <p>The moments of all words are computed anew at every {@value #REFRESHED}th position; between
 * them the {@value #SHORTLIST} likeliest words by those moments, and the {@value #NEAREST} nearest
 * ones, get their own exactly. One of these is guessed; the others come behind them, in the order
 * of the older moments.
 */
final class WhiteBoxReader implements Reader {

  static final int REFRESHED = 8;
  static final int SHORTLIST = 192;
  static final int NEAREST = 64; // a quiet word is near, whatever its moments were before

  private final NDManager manager;
  private final CausalLanguageModel base;
  private final GaussianKnowledge knowledge;
  private final boolean withPrior;
  private final boolean isTold;
  private final NDArray table; // E, [V,d]

  /**
   * A reader.
   *
   * @param owner what is kept is made under a child of it
   * @param base the frozen model
   * @param knowledge of the channel
   * @param withPrior whether the model's expectation counts
   * @param isTold whether the releases hold the true words
   */
  WhiteBoxReader(
      NDManager owner,
      CausalLanguageModel base,
      GaussianKnowledge knowledge,
      boolean withPrior,
      boolean isTold) {
    this.manager = owner.newSubManager();
    this.base = base;
    this.knowledge = knowledge;
    this.withPrior = withPrior;
    this.isTold = isTold;
    this.table = base.embeddingTable().toType(DataType.FLOAT32, true);
    table.attach(manager);
  }

  /** One at a time, so that somebody who waits hears of it. */
  @Override
  public int mostSequences() {
    return 1;
  }

  @Override
  public NDArray scores(Release release) {
    NDList rows = new NDList();
    for (int row = 0; row < release.batch().size(); row++) {
      new Sequence(release, row).read(rows);
    }
    return NDArrays.concat(rows, 0);
  }

  /** One prompt of a release. */
  private final class Sequence {
    private final Release release;
    private final int row;
    private final boolean[] noise;
    private final int first; // its position 0 in the batch
    private final long[] ids;

    Sequence(Release release, int row) {
      this.release = release;
      this.row = row;
      this.noise = release.batch().noise();
      this.first = row * release.batch().width();
      this.ids = release.batch().ids().toLongArray();
    }

    void read(NDList rows) {
      int end = lastTransformed();
      try (Prefixes prefix = new Prefixes()) {
        for (int t = 0; t <= end; t++) {
          try (StepScope scope = StepScope.open(manager)) {
            NDArray left = release.xTilde().get(new NDIndex("{}, {}:{}", row, t, t + 1)); // [1,d]
            NDArray word = left; // a clean one left as it is
            if (noise[first + t]) {
              Scored scored = prefix.score(left);
              word = row(isTold ? ids[first + t] : scored.best());
              rows.add(scope.keep(scored.all().reshape(1, -1), release.xTilde().getManager()));
            }
            prefix.take(word);
          }
        }
      }
    }

    private int lastTransformed() {
      int last = -1;
      for (int t = 0; t < release.batch().lengths()[row]; t++) {
        last = noise[first + t] ? t : last;
      }
      return last;
    }
  }

  private NDArray row(long word) {
    return table.get(new NDIndex("{}:{}", word, word + 1)); // [1,d]
  }

  /**
   * Scores of a position.
   *
   * @param all of every word, [V]
   * @param best the likeliest word
   */
  private record Scored(NDArray all, long best) {}

  /** What is known behind the words that were taken so far. */
  private final class Prefixes implements AutoCloseable {
    private final GaussianKnowledge.Prefix law = knowledge.prefix(manager);
    private final Optional<Expectation> expectation =
        withPrior ? Optional.of(new Expectation(base, manager)) : Optional.empty();
    private final NDManager owner = manager.newSubManager();
    private @Nullable Moments recent;
    private int age;

    Scored score(NDArray left) {
      Moments moments = recent;
      if (moments == null || ++age == REFRESHED || table.getShape().get(0) <= SHORTLIST + NEAREST) {
        NDArray exact = expected(likelihood(left, remember(law.next(table))));
        return new Scored(exact, exact.argMax().getLong());
      }
      NDArray stale = likelihood(left, moments);
      NDArray near = expected(stale);
      NDArray apart = table.sub(left).square().sum(new int[] {1}).neg();
      NDArray chosen = near.topK(SHORTLIST, 0).get(1).concat(apart.topK(NEAREST, 0).get(1)); // [S]
      NDArray prior = near.sub(stale).get(chosen);
      NDArray exact = likelihood(left, law.next(table.get(chosen))).add(prior);
      long best = chosen.getLong(exact.argMax().getLong());
      NDArray behind = near.sub(near.max()).add(exact.min()); // older moments: no score to compare
      return new Scored(behind.put(chosen, exact), best);
    }

    private NDArray expected(NDArray likelihood) {
      return expectation.map(reads -> reads.addTo(likelihood)).orElse(likelihood);
    }

    /** Keeps the moments of all words for the next positions. */
    private Moments remember(Moments fresh) {
      forget();
      age = 0;
      recent = new Moments(kept(fresh.mean()), kept(fresh.sigma()));
      return fresh;
    }

    private NDArray kept(NDArray array) {
      NDArray copy = array.duplicate();
      NDScope.unregister(copy);
      copy.attach(owner);
      return copy;
    }

    private void forget() {
      if (recent != null) {
        recent.mean().close();
        recent.sigma().close();
      }
    }

    void take(NDArray word) {
      law.next(word);
      law.take(0);
      expectation.ifPresent(reads -> reads.read(word));
    }

    @Override
    public void close() {
      expectation.ifPresent(Expectation::close);
      law.close();
      owner.close();
    }
  }

  /** log N(x~; mean, sigma^2) of each word but for its constant, [C]. */
  private static NDArray likelihood(NDArray left, Moments moments) {
    NDArray apart = left.sub(moments.mean()).div(moments.sigma()).square().sum(new int[] {1});
    NDArray width = moments.sigma().log().sum(new int[] {1});
    return Scalars.times(apart, -0.5).sub(width);
  }

  @Override
  public void close() {
    manager.close();
  }
}
