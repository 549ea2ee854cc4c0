package org.leadlight.workspace.estimate;

import org.leadlight.format.ModelConfig;
import org.leadlight.format.TextLengths;
import org.leadlight.run.Factories;
import org.leadlight.run.RunSpec;

/** The memory of a worker process at its fullest, in bytes. */
final class MemoryNeed {

  private static final double PROGRAM = 790e6; // Java, libtorch, conversations; measured
  private static final int CLOAK_KEEPS = 3; // a trained block keeps what its weights were fed
  private static final int FLOAT = 4;
  private static final int TRAINED_COPIES = 4; // parameter, gradient, two moments
  private static final int PAIR_KEEPS = 8; // both orders: rows, distance, its quotient and square
  private static final int EVALUATED_TOGETHER = 16;

  private MemoryNeed() {}

  static double of(RunSpec spec, ModelConfig model, TextLengths training, TextLengths validation) {
    ModelWork work = new ModelWork(model, spec.transform());
    double longest = SequenceShape.of(training, model).longest();
    double batch = Math.ceil((double) spec.training().batchSize() / spec.training().microBatches());
    double evaluated =
        EVALUATED_TOGETHER * SequenceShape.of(validation, model).longest() * model.vocabularySize();
    return PROGRAM
        + FLOAT * work.modelWeights()
        + FLOAT * TRAINED_COPIES * work.cloakWeights()
        + FLOAT
            * Math.max(
                batch * longest * keptByTape(spec, work, longest)
                    + keptByPairs(spec, model, batch, longest),
                evaluated);
  }

  /** Numbers that the tape keeps for the pairs of a factory that measures pairs. */
  private static double keptByPairs(
      RunSpec spec, ModelConfig model, double batch, double positions) {
    boolean measured =
        Factories.find(spec.loss().factory()).filter(f -> f.smallestBatch() > 1).isPresent();
    double pairs = Math.pow(Math.floor(batch / 2), 2) * positions;
    return measured ? PAIR_KEEPS * pairs * model.hiddenSize() : 0;
  }

  /** Numbers that the tape of a student pass keeps for one token. */
  private static double keptByTape(RunSpec spec, ModelWork work, double positions) {
    ModelConfig model = work.model();
    Integer layer = spec.loss().distillationLayerIndex();
    int depth = layer == null ? model.layers() : layer + 1;
    double width = model.hiddenSize();
    double attention = (double) model.heads() * (3 * model.headSize() + positions);
    double aLayer = 6 * width + attention + 4.0 * model.intermediateSize();
    double head = layer == null ? 4.0 * model.vocabularySize() : 0;
    return (depth + CLOAK_KEEPS * work.cloakBlocks()) * aLayer + head;
  }
}
