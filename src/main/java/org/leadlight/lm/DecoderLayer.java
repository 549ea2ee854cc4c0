package org.leadlight.lm;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import org.leadlight.tensor.Aten;
import org.leadlight.tensor.Temporaries;

/**
 * One pre-norm decoder layer: RMSNorm, causal grouped-query attention with rotary positions,
 * RMSNorm, SwiGLU, each part added to its input. Holds no weights, so frozen and trained layers are
 * the same code.
 */
public final class DecoderLayer {

  private final Aten aten;
  private final DecoderShape shape;
  private final Norm norm;

  /**
   * A layer of a shape.
   *
   * @param aten the tensor functions
   * @param shape heads and widths
   */
  public DecoderLayer(Aten aten, DecoderShape shape) {
    this(aten, shape, new RmsNorm(shape.normEpsilon()));
  }

  /** A layer with a norm of another form. */
  DecoderLayer(Aten aten, DecoderShape shape, Norm norm) {
    this.aten = aten;
    this.shape = shape;
    this.norm = norm;
  }

  /**
   * Runs the layer.
   *
   * @param x [B,T,d]
   * @param weights of the layer's shape
   * @param positions where the T positions stand and what they see
   * @return [B,T,d], owned by the manager of {@code x}
   */
  public NDArray forward(NDArray x, DecoderLayerWeights weights, PositionalAttention positions) {
    try (Temporaries temporaries = Temporaries.open()) {
      // added in place: a product's backward pass does not need the product
      NDArray between =
          attention(norm.apply(x, weights.attentionNorm()), weights, positions).addi(x);
      NDArray normal = norm.apply(between, weights.feedForwardNorm());
      return temporaries.keep(feedForward(normal, weights).addi(between));
    }
  }

  private NDArray attention(NDArray x, DecoderLayerWeights weights, PositionalAttention positions) {
    try (Temporaries temporaries = Temporaries.open()) {
      NDArray query = heads(project(x, weights.query()), shape.heads()); // [B,T,H,h]
      NDArray key = heads(project(x, weights.key()), shape.keyValueHeads()); // [B,T,K,h]
      NDArray value = heads(project(x, weights.value()), shape.keyValueHeads());
      if (weights.queryNorm() != null) {
        query = norm.apply(query, weights.queryNorm());
      }
      if (weights.keyNorm() != null) {
        key = norm.apply(key, weights.keyNorm());
      }
      NDArray mixed =
          positions.attend(
              aten,
              positions.turned(aten, query),
              positions.turned(aten, key),
              value.transpose(0, 2, 1, 3)); // [B,H,T,h]
      return temporaries.keep(
          project(joined(mixed.transpose(0, 2, 1, 3)), weights.attentionOutput()));
    }
  }

  private NDArray feedForward(NDArray x, DecoderLayerWeights weights) {
    try (Temporaries temporaries = Temporaries.open()) {
      NDArray gate = aten.silu(project(x, weights.gate())); // [B,T,f]
      return temporaries.keep(project(gate.mul(project(x, weights.up())), weights.down()));
    }
  }

  private NDArray project(NDArray x, Projection projection) {
    return aten.linear(x, projection.weight(), projection.bias());
  }

  private NDArray heads(NDArray x, int count) {
    Shape old = x.getShape();
    return x.reshape(old.get(0), old.get(1), count, shape.headSize());
  }

  private static NDArray joined(NDArray x) {
    Shape old = x.getShape();
    return x.reshape(old.get(0), old.get(1), old.get(2) * old.get(3));
  }
}
