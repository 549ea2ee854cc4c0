package org.leadlight.transform;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.leadlight.lm.CausalLanguageModel;
import org.leadlight.tensor.KeyedNoise;
import org.leadlight.tensor.NoiseStream;

/**
 * A frozen language model and the transform in front of it: a clean pass of the teacher on x and a
 * noisy pass of the student, the same weights, on {@code x~ = x + n' (mu + sigma epsilon)} ({@code
 * mathematics.md} 1 and 5).
 *
 * <p>The two passes of training are told to whoever listens; {@link #transform} and the base model
 * itself never are, so evaluation cannot disturb a training cycle.
 */
public final class NoiseMaskedNoisyTransformerModel {

  private final CausalLanguageModel base;
  private final TransformerCloak cloak;
  private final long seed;
  private final List<WeakReference<Passes>> listeners = new ArrayList<>();

  /**
   * A transform in front of a model.
   *
   * @param base the frozen model
   * @param cloak the transform
   * @param seed the run's seed; keys the noise
   */
  public NoiseMaskedNoisyTransformerModel(
      CausalLanguageModel base, TransformerCloak cloak, long seed) {
    this.base = base;
    this.cloak = cloak;
    this.seed = seed;
  }

  /** The frozen model. */
  public CausalLanguageModel base() {
    return base;
  }

  /** The transform. */
  public TransformerCloak cloak() {
    return cloak;
  }

  /** Tells a listener of every later pass, for as long as somebody else holds it. */
  public void listen(Passes listener) {
    listeners.add(new WeakReference<>(listener));
  }

  /**
   * The teacher's pass. Call it where no tape is kept.
   *
   * @param batch what to pass
   * @param point where to stop
   * @return h [B,T,d], owned by the manager of the batch
   */
  public NDArray teacherPass(TokenBatch batch, DistillationPoint point) {
    NDArray h = point.activation(base, base.embed(batch.ids()), batch.attentionMask());
    teacherPass(batch, h);
    return h;
  }

  /** The teacher's pass with an activation that was computed before. */
  public void teacherPass(TokenBatch batch, NDArray h) {
    tell(listener -> listener.clean(batch, h));
  }

  /**
   * The student's pass. Call it where a tape is kept.
   *
   * @param batch what to pass
   * @param point where to stop
   * @param step keys the noise together with the seed and the sequence ids
   */
  public void studentPass(TokenBatch batch, DistillationPoint point, long step) {
    NoisyEmbeddings embeddings = transform(batch, NoiseStream.TRAINING, step);
    NDArray hTilde = point.activation(base, embeddings.xTilde(), batch.attentionMask());
    tell(listener -> listener.noisy(batch, embeddings, hTilde));
  }

  /**
   * Applies the transform; nobody is told.
   *
   * @param batch what to transform
   * @param stream what the noise is for
   * @param step keys the noise together with the seed and the sequence ids
   */
  public NoisyEmbeddings transform(TokenBatch batch, NoiseStream stream, long step) {
    NDArray x = base.embed(batch.ids());
    return cloak.apply(x, batch, epsilon(batch, stream, step, (int) x.getShape().get(2)));
  }

  /** Standard normal noise per sequence and its own length, zero behind it, [B,T,d]. */
  private NDArray epsilon(TokenBatch batch, NoiseStream stream, long step, int width) {
    NDManager manager = batch.ids().getManager();
    NDList rows = new NDList(batch.size());
    for (int i = 0; i < batch.size(); i++) {
      int length = batch.lengths()[i];
      NDArray drawn =
          KeyedNoise.standardNormal(
              manager, seed, stream, step, batch.sequenceIds()[i], length, width);
      int rest = batch.width() - length;
      rows.add(rest == 0 ? drawn : drawn.concat(manager.zeros(new Shape(rest, width)), 0));
    }
    return NDArrays.stack(rows);
  }

  private void tell(Consumer<Passes> message) {
    listeners.removeIf(listener -> listener.get() == null);
    for (WeakReference<Passes> reference : List.copyOf(listeners)) {
      Passes listener = reference.get();
      if (listener != null) {
        message.accept(listener);
      }
    }
  }
}
