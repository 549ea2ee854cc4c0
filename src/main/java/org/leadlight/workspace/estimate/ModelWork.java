package org.leadlight.workspace.estimate;

import org.leadlight.format.ModelConfig;
import org.leadlight.run.MeanForm;
import org.leadlight.run.TransformSpec;

/**
 * The floating-point operations of the parts of a model and its cloak, counted from their matrix
 * products: two for every weight a token meets, and the attention over T positions.
 *
 * @param model the frozen model
 * @param transform the cloak in front of it
 */
record ModelWork(ModelConfig model, TransformSpec transform) {

  /** One decoder layer forward, for one token of a sequence of T. */
  double layer(double positions) {
    return 2 * layerWeights() + attention(positions);
  }

  /** The cloak forward, for one token of a sequence of T: every tower. */
  double cloak(double positions) {
    return 2 * cloakWeights() + cloakBlocks() * attention(positions);
  }

  /** The head at one position; as dear as naming a nearest neighbour. */
  double head() {
    return 2.0 * model.hiddenSize() * model.vocabularySize();
  }

  /** Trained parameters: matrices of every tower. */
  double cloakWeights() {
    double d = model.hiddenSize();
    double feedForward = Math.ceil(8 * d / 3 / 64) * 64;
    return towers() * (transform.blocks() * (4 * d * d + 3 * d * feedForward) + d * d);
  }

  /** Parameters of the frozen model that its passes read. */
  double modelWeights() {
    double embeddings = (double) model.hiddenSize() * model.vocabularySize();
    return model.layers() * layerWeights() + embeddings * (model.tiedEmbeddings() ? 1 : 2);
  }

  private double layerWeights() {
    double d = model.hiddenSize();
    double query = (double) model.heads() * model.headSize();
    double keyValue = (double) model.keyValueHeads() * model.headSize();
    return 2 * d * query + 2 * d * keyValue + 3 * d * model.intermediateSize();
  }

  private double attention(double positions) {
    return 4 * positions * model.heads() * model.headSize();
  }

  /** Decoder blocks of all towers together. */
  int cloakBlocks() {
    return towers() * transform.blocks();
  }

  private int towers() {
    return transform.mean() == MeanForm.OFF ? 1 : 2;
  }
}
