package org.leadlight.evaluate.attack;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.leadlight.lm.BidirectionalPositions;
import org.leadlight.lm.CausalLanguageModel;
import org.leadlight.lm.DecoderLayer;
import org.leadlight.lm.DecoderLayerWeights;
import org.leadlight.lm.DecoderShape;
import org.leadlight.lm.RmsNorm;
import org.leadlight.lm.RotaryTable;
import org.leadlight.tensor.Aten;
import org.leadlight.transform.TransformerCloak;

/**
 * The network of A5: a transformer encoder over all released embeddings of a prompt, its clean ones
 * included, that sees both ways, and {@link WordHead}.
 */
final class SequenceInverter implements InverterNetwork {

  private static final int BLOCKS = 2;
  private static final int HEAD_SIZE = 32;
  private static final double ROTARY_BASE = 10_000;
  private static final double SPREAD = 0.02;

  private final Aten aten;
  private final NetworkParameters parameters;
  private final WordHead head;
  private final NDArray input; // [d,3d]
  private final NDArray inputBias; // [d]
  private final NDArray outputNorm; // [d]
  private final List<DecoderLayerWeights> blocks;
  private final DecoderLayer layer;
  private final RmsNorm norm;
  private final RotaryTable rotary;

  /**
   * A network at its start.
   *
   * @param aten the tensor functions
   * @param base gives E and the longest sequence
   * @param parameters makes and owns the arrays
   * @param survey what was measured of the attacker's own releases
   */
  SequenceInverter(
      Aten aten, CausalLanguageModel base, NetworkParameters parameters, ReleaseSurvey survey) {
    this.aten = aten;
    this.parameters = parameters;
    int d = (int) base.embeddingTable().getShape().get(1);
    int heads = Math.max(1, d / HEAD_SIZE);
    DecoderShape shape = new DecoderShape(heads, heads, HEAD_SIZE, 1e-5, OptionalInt.empty());
    this.head = new WordHead(aten, base, parameters, survey, d);
    this.input = parameters.normal(1 / Math.sqrt(3.0 * d), d, 3 * d);
    this.inputBias = parameters.filled(0, d);
    this.outputNorm = parameters.filled(1, d);
    this.blocks =
        IntStream.range(0, BLOCKS).mapToObj(i -> block(parameters, d, heads * HEAD_SIZE)).toList();
    this.layer = new DecoderLayer(aten, shape);
    this.norm = new RmsNorm(shape.normEpsilon());
    this.rotary =
        RotaryTable.of(parameters.manager(), HEAD_SIZE, ROTARY_BASE, base.config().contextLength());
  }

  private static DecoderLayerWeights block(NetworkParameters parameters, int d, int inner) {
    int f = TransformerCloak.feedForwardWidth(d);
    double residual = SPREAD / Math.sqrt(2.0 * BLOCKS);
    return DecoderLayerWeights.plain(
        parameters.filled(1, d),
        parameters.normal(SPREAD, inner, d),
        parameters.normal(SPREAD, inner, d),
        parameters.normal(SPREAD, inner, d),
        parameters.normal(residual, d, inner),
        parameters.filled(1, d),
        parameters.normal(SPREAD, f, d),
        parameters.normal(SPREAD, f, d),
        parameters.normal(residual, d, f));
  }

  @Override
  public List<NDArray> parameters() {
    return parameters.all();
  }

  @Override
  public NDArray scores(NDArray states, Release release, @Nullable NDArray words) {
    NDArray z = head.scaled(states);
    NDArray squares = WordHead.squares(z);
    NDArray state = aten.linear(z.concat(squares, 2), input, inputBias); // [B,T,d]
    BidirectionalPositions positions =
        BidirectionalPositions.of(state, rotary, release.batch().lengths());
    for (DecoderLayerWeights block : blocks) {
      state = layer.forward(state, block, positions);
    }
    NDArray features = norm.apply(release.at(state), outputNorm);
    return head.logits(release.at(z), release.at(squares), features, words);
  }

  @Override
  public void close() {
    parameters.close();
  }
}
