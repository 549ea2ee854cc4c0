package org.leadlight.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import org.jspecify.annotations.Nullable;

/**
 * The tensor functions that DJL lacks or composes slowly, with gradients.
 *
 * <p>Each has two forms, libtorch's own kernel and a composition of array operations; which one is
 * used was decided once at start ({@link AtenChoices}). A result belongs to the manager of the
 * first operand.
 */
public final class Aten {

  /** Longest sequence whose attention is composed on a CPU (measured, docs/performance.md). */
  private static final int SHORT = 256;

  /** Most scores that a composed attention may keep for the backward pass, 64 MB of float32. */
  private static final long MOST_SCORES = 1L << 24;

  private final AtenChoices choices;
  private final @Nullable NativeAten fast;

  /**
   * The functions by given choices.
   *
   * @param fast the native forms, or null where there are none
   */
  Aten(AtenChoices choices, @Nullable NativeAten fast) {
    this.choices = choices;
    this.fast = fast;
  }

  /** The functions in their composed forms, as on a platform that has no others. */
  public static Aten composed() {
    return new Aten(AtenChoices.all(AtenRoute.COMPOSED), null);
  }

  /** The native forms if this operation takes them, else null. */
  private @Nullable NativeAten fast(AtenOperation operation) {
    return choices.route(operation) == AtenRoute.NATIVE ? fast : null;
  }

  /** Which form each operation takes. */
  public AtenChoices choices() {
    return choices;
  }

  /**
   * The sigmoid-weighted linear unit, x sigmoid(x).
   *
   * @param x any shape
   * @return the shape of x
   */
  public NDArray silu(NDArray x) {
    NativeAten own = fast(AtenOperation.SILU);
    return own == null ? ComposedAten.silu(x) : own.silu(x);
  }

  /**
   * The reciprocal root, 1 / sqrt(x).
   *
   * @param x any shape, positive
   * @return the shape of x
   */
  public NDArray rsqrt(NDArray x) {
    NativeAten own = fast(AtenOperation.RSQRT);
    return own == null ? ComposedAten.rsqrt(x) : own.rsqrt(x);
  }

  /**
   * An affine map, x W^T + b.
   *
   * @param x [...,i]
   * @param weight W, [o,i]
   * @param bias b, [o], or null for none
   * @return [...,o]
   */
  public NDArray linear(NDArray x, NDArray weight, @Nullable NDArray bias) {
    NativeAten own = fast(AtenOperation.LINEAR);
    return own == null ? ComposedAten.linear(x, weight, bias) : own.linear(x, weight, bias);
  }

  /**
   * Attention, softmax(Q K^T / sqrt(h) + mask) V, with heads that share keys and values when there
   * are fewer of them (Vaswani et al. 2017; Ainslie et al. 2023).
   *
   * @param query Q, [B,H,T,h]
   * @param key K, [B,G,S,h], H a multiple of G
   * @param value V, [B,G,S,h]
   * @param mask added to the scores, broadcast to [B,H,T,S]; null for none
   * @param causal whether position t sees only positions up to t; then no mask may be given
   * @return [B,H,T,h]
   */
  public NDArray scaledDotProductAttention(
      NDArray query, NDArray key, NDArray value, @Nullable NDArray mask, boolean causal) {
    if (causal && mask != null) {
      throw new IllegalArgumentException("attention takes a mask or the causal rule, not both");
    }
    NativeAten own = fast(AtenOperation.ATTENTION);
    return own == null || isQuickerComposed(query, key)
        ? ComposedAten.attention(query, key, value, mask, causal)
        : own.attention(query, key, value, mask, causal);
  }

  /**
   * {@link #scaledDotProductAttention} of few queries off the tape, where one kernel call costs
   * less than the operations it is composed of, however short the sequence.
   *
   * @param query Q, [B,H,T,h]
   * @param key K, [B,H,S,h]
   * @param value V, [B,H,S,h]
   * @param mask added to the scores, broadcast to [B,H,T,S]; null for none
   * @return [B,H,T,h]
   */
  public NDArray attentionOfFew(NDArray query, NDArray key, NDArray value, @Nullable NDArray mask) {
    NativeAten own = fast(AtenOperation.ATTENTION);
    return own == null
        ? ComposedAten.attention(query, key, value, mask, false)
        : own.attention(query, key, value, mask, false);
  }

  /**
   * Whether attention is two batched products: always without the native kernel, and for short
   * sequences on a CPU, where that kernel's many small products cost several times as much. Then a
   * causal mask that is made once serves better than the causal rule.
   *
   * @param query Q, [B,H,T,h]
   * @param key K, [B,G,S,h]
   */
  public boolean composesAttention(NDArray query, NDArray key) {
    return fast(AtenOperation.ATTENTION) == null || isQuickerComposed(query, key);
  }

  private static boolean isQuickerComposed(NDArray query, NDArray key) {
    Shape shape = query.getShape();
    long positions = key.getShape().get(2);
    long scores = shape.get(0) * shape.get(1) * shape.get(2) * positions;
    return !query.getDevice().isGpu() && positions <= SHORT && scores <= MOST_SCORES;
  }

  /**
   * Turns pairs of neighbouring numbers in their plane: (a, b) becomes (a c - b s, a s + b c).
   *
   * @param x [...,T,h], h even; the numbers of a row lie one after another
   * @param turns (c, s), [T,h/2,2] or what is broadcast to [...,T,h/2,2]
   * @return [...,T,h]
   */
  public NDArray rotate(NDArray x, NDArray turns) {
    NativeAten own = fast(AtenOperation.ROTATION);
    return own == null ? ComposedAten.rotate(x, turns) : own.rotate(x, turns);
  }

  /**
   * A change of the number type that keeps the tape, which DJL's {@code toType} cuts.
   *
   * @param x any shape
   * @param type the new type
   * @return the shape of x; x itself when it has the type already
   */
  public NDArray toType(NDArray x, DataType type) {
    NativeAten own = fast(AtenOperation.TO_TYPE);
    return own == null ? ComposedAten.toType(x, type) : own.toType(x, type);
  }

  /**
   * Writes an array's numbers into another's memory, off the tape.
   *
   * @param target overwritten, of the source's shape
   * @param source unchanged
   */
  public void copyInto(NDArray target, NDArray source) {
    NativeAten own = fast(AtenOperation.COPY);
    if (own == null) {
      ComposedAten.copy(target, source);
    } else {
      own.copy(target, source);
    }
  }

  /**
   * The rows of a table.
   *
   * @param table [V,d]
   * @param ids int64, any shape
   * @return [ids...,d], owned by the manager of <em>ids</em>, so that it does not stay with the
   *     table
   */
  public NDArray embedding(NDArray table, NDArray ids) {
    return JniUtils.embedding((PtNDArray) ids, (PtNDArray) table, false);
  }
}
