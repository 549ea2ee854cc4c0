package org.leadlight.evaluate.attack;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.leadlight.lm.CausalLanguageModel;
import org.leadlight.tensor.Aten;

/** The network of A4: two hidden layers over one released embedding, and {@link WordHead}. */
final class MlpInverter implements InverterNetwork {

  private final Aten aten;
  private final NetworkParameters parameters;
  private final WordHead head;
  private final NDArray first; // [h,3d]
  private final NDArray firstBias; // [h]
  private final NDArray second; // [h,h]
  private final NDArray secondBias; // [h]

  /**
   * A network at its start.
   *
   * @param aten the tensor functions
   * @param base gives E
   * @param parameters makes and owns the arrays
   * @param survey what was measured of the attacker's own releases
   * @param width h
   */
  MlpInverter(
      Aten aten,
      CausalLanguageModel base,
      NetworkParameters parameters,
      ReleaseSurvey survey,
      int width) {
    this.aten = aten;
    this.parameters = parameters;
    this.head = new WordHead(aten, base, parameters, survey, width);
    int d = (int) base.embeddingTable().getShape().get(1);
    this.first = parameters.normal(1 / Math.sqrt(3.0 * d), width, 3 * d);
    this.firstBias = parameters.filled(0, width);
    this.second = parameters.normal(1 / Math.sqrt(width), width, width);
    this.secondBias = parameters.filled(0, width);
  }

  @Override
  public List<NDArray> parameters() {
    return parameters.all();
  }

  @Override
  public NDArray scores(NDArray states, Release release, @Nullable NDArray words) {
    NDArray z = head.scaled(release.at(states));
    NDArray squares = WordHead.squares(z);
    NDArray hidden = aten.silu(aten.linear(z.concat(squares, 1), first, firstBias));
    NDArray features = aten.silu(aten.linear(hidden, second, secondBias));
    return head.logits(z, squares, features, words);
  }

  @Override
  public void close() {
    parameters.close();
  }
}
