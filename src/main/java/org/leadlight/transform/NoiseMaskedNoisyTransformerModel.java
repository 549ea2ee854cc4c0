package org.leadlight.transform;

import ai.djl.ndarray.NDArray;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
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
  private double medianNorm = Double.NaN;

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

  /** The run's seed, which keys the noise. */
  public long seed() {
    return seed;
  }

  /**
   * The usual size of an embedding, {@link EmbeddingStatistics#medianNorm}; computed when it is
   * asked for first.
   */
  public double medianNorm() {
    if (Double.isNaN(medianNorm)) {
      medianNorm = EmbeddingStatistics.medianNorm(base.embeddingTable());
    }
    return medianNorm;
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

  /**
   * Applies the transform with released noise, which is the same for a prefix that is sent again;
   * nobody is told.
   *
   * @param batch what to transform
   * @param noise keyed by the secret of who sends
   */
  public NoisyEmbeddings release(TokenBatch batch, PrefixNoise noise) {
    NDArray x = base.embed(batch.ids());
    return cloak.apply(x, batch, noise.standardNormal(batch, (int) x.getShape().get(2)));
  }

  /** The sum of sigma over the positions with n' = 1 and all features; nobody is told. */
  public double sigmaSum(TokenBatch batch) {
    NDArray sigma = cloak.sigma(base.embed(batch.ids()));
    NDArray chosen = batch.noiseMask().expandDims(2).toType(sigma.getDataType(), true);
    return sigma.mul(chosen).sum().getFloat();
  }

  /** Standard normal noise per sequence and its own length, zero behind it, [B,T,d]. */
  private NDArray epsilon(TokenBatch batch, NoiseStream stream, long step, int width) {
    return KeyedNoise.standardNormal(
        batch.ids().getManager(),
        seed,
        stream,
        step,
        Arrays.stream(batch.sequenceIds()).boxed().toList(),
        Arrays.stream(batch.lengths()).boxed().toList(),
        batch.width(),
        width);
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
