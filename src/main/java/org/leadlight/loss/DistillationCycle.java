package org.leadlight.loss;

import ai.djl.ndarray.NDArray;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leadlight.transform.NoiseMaskedNoisyTransformerModel;
import org.leadlight.transform.NoisyEmbeddings;
import org.leadlight.transform.Passes;
import org.leadlight.transform.TokenBatch;

/**
 * The three closures of one factory result over the passes of its model: a clean and a noisy pass
 * in any order make it ready, then each closure may be called once ({@code mathematics.md} 9).
 */
final class DistillationCycle implements Passes {

  private record Clean(TokenBatch batch, NDArray h) {}

  private record Noisy(TokenBatch batch, NoisyEmbeddings embeddings, NDArray hTilde) {}

  private final NoiseMaskedNoisyTransformerModel model;
  private final boolean atLogits;
  private final Objective objective;
  private final Map<String, Object> hyperparameters;

  private @Nullable Clean clean;
  private @Nullable Noisy noisy;
  private boolean lossTaken;
  private boolean hyperparametersTaken;
  private boolean componentsTaken;
  private @Nullable Map<String, Double> components;

  DistillationCycle(
      NoiseMaskedNoisyTransformerModel model,
      @Nullable Integer layer,
      Objective objective,
      Map<String, Object> hyperparameters) {
    this.model = model;
    this.atLogits = layer == null;
    this.objective = objective;
    this.hyperparameters = Collections.unmodifiableMap(new LinkedHashMap<>(hyperparameters));
    model.listen(this);
  }

  /** The closures; they alone keep this cycle alive. */
  DistillationLoss functions() {
    LossFunction loss =
        new LossFunction() {
          @Override
          public NDArray apply(NDArray lossMask) {
            return loss(lossMask, null);
          }

          @Override
          public NDArray apply(NDArray lossMask, StepTotals step) {
            return loss(lossMask, step);
          }
        };
    return new DistillationLoss(loss, this::components, this::hyperparameters);
  }

  @Override
  public void clean(TokenBatch batch, NDArray h) {
    if (isReady()) {
      begin();
    }
    requireAgreement(noisy == null ? null : noisy.batch(), batch);
    clean = new Clean(batch, h);
  }

  @Override
  public void noisy(TokenBatch batch, NoisyEmbeddings embeddings, NDArray hTilde) {
    if (isReady()) {
      begin();
    }
    requireAgreement(clean == null ? null : clean.batch(), batch);
    noisy = new Noisy(batch, embeddings, hTilde);
  }

  private boolean isReady() {
    return clean != null && noisy != null || lossTaken;
  }

  private void begin() {
    clean = null;
    noisy = null;
    lossTaken = false;
    componentsTaken = false;
    hyperparametersTaken = false;
    components = null;
  }

  private void requireAgreement(@Nullable TokenBatch first, TokenBatch second) {
    if (first != null && first != second && !first.agreesWith(second)) {
      begin();
      throw new IllegalStateException(
          "The clean and the noisy pass differ in ids, masks or positions; pass the same batch to"
              + " both.");
    }
  }

  private NDArray loss(NDArray lossMask, @Nullable StepTotals step) {
    if (lossTaken) {
      throw new IllegalStateException(
          "loss was called already; it waits for the next pass through both models.");
    }
    Clean first = clean;
    Noisy second = noisy;
    if (first == null || second == null) {
      throw new IllegalStateException("loss waits for " + missing() + ".");
    }
    boolean done = false;
    try {
      Objective.Result result = objective.of(select(first, second, lossMask), step);
      components = result.components();
      if (!Double.isFinite(result.components().getOrDefault("composite_loss", Double.NaN))) {
        throw new NonFiniteLossException(result.components());
      }
      lossTaken = true;
      clean = null; // the tape keeps what it needs
      noisy = null;
      done = true;
      return result.total();
    } finally {
      if (!done) {
        begin();
      }
    }
  }

  private Map<String, Double> components() {
    Map<String, Double> taken = components;
    if (!lossTaken || taken == null) {
      throw new IllegalStateException(
          "components waits for loss after a pass through both models.");
    }
    if (componentsTaken) {
      throw new IllegalStateException(
          "components was called already; it waits for the next pass through both models.");
    }
    componentsTaken = true;
    return taken;
  }

  private Map<String, Object> hyperparameters() {
    if (!isReady()) {
      throw new IllegalStateException("hyperparameters waits for " + missing() + ".");
    }
    if (hyperparametersTaken) {
      throw new IllegalStateException(
          "hyperparameters was called already; it waits for the next pass through both models.");
    }
    hyperparametersTaken = true;
    return hyperparameters;
  }

  private String missing() {
    if (clean == null && noisy == null) {
      return "a clean and a noisy pass";
    }
    return clean == null ? "a clean (teacher) pass" : "a noisy (student) pass";
  }

  private Selection select(Clean teacher, Noisy student, NDArray lossMask) {
    return Selection.of(
        teacher.batch(),
        student.embeddings(),
        teacher.h(),
        student.hTilde(),
        lossMask,
        atLogits ? model.base()::head : states -> states,
        objective.pairs(student.hTilde().getManager(), teacher.batch()));
  }
}
