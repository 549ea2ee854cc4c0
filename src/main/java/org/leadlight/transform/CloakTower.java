package org.leadlight.transform;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import org.leadlight.lm.CandidateAttention;
import org.leadlight.lm.DecoderLayer;
import org.leadlight.lm.DecoderLayerWeights;
import org.leadlight.lm.DecoderShape;
import org.leadlight.lm.PositionalAttention;
import org.leadlight.lm.Positions;
import org.leadlight.lm.RmsNorm;
import org.leadlight.lm.RotaryTable;
import org.leadlight.tensor.Aten;
import org.leadlight.tensor.KeyedNoise;
import org.leadlight.tensor.NoiseStream;
import org.leadlight.tensor.Scalars;

/**
 * One tower of a cloak: RMSNorm, N pre-norm decoder blocks, RMSNorm, Linear(d, d) ({@code
 * mathematics.md} 4). Its matrices start as normal numbers of standard deviation 0.02, those that
 * write into the residual stream divided by sqrt(2 N) (Radford et al., 2019); norms start at 1, the
 * head at zero, so a tower starts as the constant of its head's bias.
 */
final class CloakTower {

  private static final double SPREAD = 0.02;
  private static final double ROTARY_BASE = 10_000;

  private final Aten aten;
  private final Map<String, NDArray> parameters = new LinkedHashMap<>();
  private final List<DecoderLayerWeights> blocks = new ArrayList<>();
  private final DecoderLayer layer;
  private final RmsNorm norm;
  private final RotaryTable rotary;

  CloakTower(Construction from, String name, double headBias) {
    this.aten = from.aten();
    DecoderShape shape =
        new DecoderShape(
            from.heads(), from.heads(), from.width() / from.heads(), 1e-5, OptionalInt.empty());
    this.layer = new DecoderLayer(aten, shape);
    this.norm = new RmsNorm(shape.normEpsilon());
    this.rotary = RotaryTable.of(from.manager(), shape.headSize(), ROTARY_BASE, from.positions());
    Initial initial = new Initial(from, name);
    initial.ones("input_norm");
    for (int i = 0; i < from.blocks(); i++) {
      blocks.add(initial.block("block." + i + "."));
    }
    initial.ones("output_norm");
    initial.filled("head.weight", 0, from.width(), from.width());
    initial.filled("head.bias", headBias, from.width());
  }

  /**
   * What a tower is made from.
   *
   * @param manager owns the parameters
   * @param aten the tensor functions
   * @param width d
   * @param heads attention heads; divides d
   * @param positions longest sequence
   * @param blocks N
   * @param seed keys the first parameters
   */
  record Construction(
      NDManager manager, Aten aten, int width, int heads, int positions, int blocks, long seed) {}

  /** The parameters by name, in a fixed order. */
  Map<String, NDArray> parameters() {
    return parameters;
  }

  /** [B,T,d] to [B,T,d]; the attention is causal. */
  NDArray apply(NDArray x) {
    Positions positions = Positions.of(x, rotary, OptionalInt.empty());
    return apply(x, block -> positions);
  }

  /** An empty prefix, to be continued by {@link #next}. */
  CandidateAttention prefix(NDManager manager) {
    return new CandidateAttention(manager, rotary);
  }

  /** What {@link #apply} gives for each of C candidates behind a prefix, [C,d] to [C,d]. */
  NDArray next(NDArray candidates, CandidateAttention prefix) {
    NDArray row = candidates.expandDims(0); // [1,C,d]
    return apply(row, prefix.pass(row)).reshape(candidates.getShape());
  }

  private NDArray apply(NDArray x, IntFunction<PositionalAttention> attention) {
    NDArray state = norm.apply(x, parameter("input_norm"));
    for (int i = 0; i < blocks.size(); i++) {
      state = layer.forward(state, blocks.get(i), attention.apply(i));
    }
    return aten.linear(
        norm.apply(state, parameter("output_norm")),
        parameter("head.weight"),
        parameter("head.bias"));
  }

  private NDArray parameter(String name) {
    NDArray found = parameters.get(name);
    if (found == null) {
      throw new IllegalStateException("A tower has no parameter " + name);
    }
    return found;
  }

  /** 8/3 d rounded up to a multiple of 64. */
  static int feedForwardWidth(int width) {
    return (8 * width / 3 + 63) / 64 * 64;
  }

  /** Makes the first parameters, each keyed by its place in the order. */
  private final class Initial {
    private final Construction from;
    private final long stream;

    Initial(Construction from, String name) {
      this.from = from;
      this.stream = name.hashCode();
    }

    DecoderLayerWeights block(String prefix) {
      int d = from.width();
      int f = feedForwardWidth(d);
      double residual = SPREAD / Math.sqrt(2.0 * from.blocks());
      return DecoderLayerWeights.plain(
          ones(prefix + "attention_norm"),
          normal(prefix + "query", SPREAD, d, d),
          normal(prefix + "key", SPREAD, d, d),
          normal(prefix + "value", SPREAD, d, d),
          normal(prefix + "attention_output", residual, d, d),
          ones(prefix + "feed_forward_norm"),
          normal(prefix + "gate", SPREAD, f, d),
          normal(prefix + "up", SPREAD, f, d),
          normal(prefix + "down", residual, d, f));
    }

    NDArray ones(String name) {
      return filled(name, 1, from.width());
    }

    NDArray filled(String name, double value, long... shape) {
      return keep(name, from.manager().full(new Shape(shape), (float) value, DataType.FLOAT32));
    }

    NDArray normal(String name, double spread, int rows, int columns) {
      NDArray drawn =
          KeyedNoise.standardNormal(
              from.manager(),
              from.seed(),
              NoiseStream.INITIALISATION,
              stream,
              parameters.size(),
              rows,
              columns);
      try (drawn) {
        return keep(name, Scalars.times(drawn, spread));
      }
    }

    private NDArray keep(String name, NDArray array) {
      array.setRequiresGradient(true);
      parameters.put(name, array);
      return array;
    }
  }
}
