package org.leadlight.evaluate.attack;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.leadlight.data.Example;
import org.leadlight.lm.CausalLanguageModel;
import org.leadlight.tensor.StepScope;
import org.leadlight.tensor.TensorRuntime;
import org.leadlight.transform.TokenBatch;

/**
 * The closed-form affine map from the states of a decoder layer back to the embeddings of their
 * words, learnt on clean states a few conversations at a time: what a reader of the host's states
 * can do within a second, without access to the transform.
 */
public final class CleanStateMap implements AutoCloseable {

  private static final double RIDGE = 1e-4; // of the mean variance, as the attackers of a report

  private final NDManager manager;
  private final CausalLanguageModel base;
  private final int layer;
  private final CrossMoments moments;
  private @Nullable AffineMap map; // of all that was learnt

  /**
   * A map that has learnt nothing yet.
   *
   * @param runtime the engine
   * @param base the frozen model
   * @param layer in 0..L-1
   */
  public CleanStateMap(TensorRuntime runtime, CausalLanguageModel base, int layer) {
    this.manager = runtime.manager();
    this.base = base;
    this.layer = layer;
    long d = base.embeddingTable().getShape().get(1);
    this.moments = new CrossMoments(manager, d, d);
  }

  /** Learns on more conversations. */
  public void learn(List<Example> examples) {
    forget();
    try (StepScope scope = StepScope.open(manager)) {
      TokenBatch batch = AttackBatches.of(scope.manager(), examples);
      NDArray x = base.embed(batch.ids());
      Release clean = new Release(batch, x);
      moments.add(clean.at(base.hidden(x, batch.attentionMask(), layer)), clean.at(x));
    }
  }

  /**
   * What the states of released embeddings are mapped to.
   *
   * @param batch what was released
   * @param xTilde what left, [B,T,d]
   * @return estimates of the embeddings, [B,T,d]
   */
  public NDArray estimate(TokenBatch batch, NDArray xTilde) {
    AffineMap learnt = map;
    if (learnt == null) {
      learnt = moments.ridge(RIDGE, manager);
      map = learnt;
    }
    NDArray states = base.hidden(xTilde, batch.attentionMask(), layer);
    long d = states.getShape().get(2);
    return learnt.apply(states.reshape(-1, d)).reshape(xTilde.getShape());
  }

  private void forget() {
    AffineMap learnt = map;
    map = null;
    if (learnt != null) {
      learnt.close();
    }
  }

  @Override
  public void close() {
    forget();
    moments.close();
  }
}
