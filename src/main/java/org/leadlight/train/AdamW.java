package org.leadlight.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.List;
import java.util.function.Predicate;
import org.leadlight.tensor.HostNumbers;

/**
 * AdamW with plain moment arrays (Loshchilov and Hutter, 2019), so that a checkpoint can hold them
 * and a resumed run continues to the bit. Weight decay touches matrices only.
 *
 * <p>Runs without tape: it is called outside a gradient collector.
 */
public final class AdamW {

  private final List<NDArray> parameters;
  private final NDList firstMoments;
  private final NDList secondMoments;
  private final Coefficients coefficients;
  private final Predicate<NDArray> inOnePass;
  private long steps;

  /**
   * AdamW's constants.
   *
   * @param beta1 decay of the first moment, in [0, 1)
   * @param beta2 decay of the second moment, in [0, 1)
   * @param epsilon added to the root of the second moment, > 0
   * @param weightDecay decoupled decay of matrices, >= 0
   */
  public record Coefficients(double beta1, double beta2, double epsilon, double weightDecay) {}

  /**
   * An optimiser with zero moments.
   *
   * @param manager owns the moments
   * @param parameters leaves that gather gradients; updated in place, owned by the caller
   * @param coefficients the constants
   */
  public AdamW(NDManager manager, List<NDArray> parameters, Coefficients coefficients) {
    this(manager, parameters, coefficients, HostNumbers::reach);
  }

  /** The same with a say in which parameters are updated in one pass over memory. */
  AdamW(
      NDManager manager,
      List<NDArray> parameters,
      Coefficients coefficients,
      Predicate<NDArray> inOnePass) {
    this.parameters = List.copyOf(parameters);
    this.coefficients = coefficients;
    this.inOnePass = inOnePass;
    this.firstMoments = zeros(manager);
    this.secondMoments = zeros(manager);
  }

  /** Updates taken since the moments were zero. */
  public long steps() {
    return steps;
  }

  /** The first moments in the order of the parameters; owned by this optimiser. */
  public NDList firstMoments() {
    return firstMoments;
  }

  /** The second moments in the order of the parameters; owned by this optimiser. */
  public NDList secondMoments() {
    return secondMoments;
  }

  /** Continues from the moments of a checkpoint, which were copied into this optimiser's arrays. */
  public void resumeAt(long stepsTaken) {
    steps = stepsTaken;
  }

  /**
   * Takes one update: {@code p <- p (1 - rate decay) - rate mHat / (sqrt(vHat) + epsilon)}.
   *
   * @param gradients in the order of the parameters, each of its parameter's shape
   * @param factor multiplies every gradient first (clipping)
   * @param rate the learning rate of this step
   */
  public void step(NDList gradients, double factor, double rate) {
    steps++;
    double correction1 = 1 - Math.pow(coefficients.beta1(), steps);
    double correction2 = 1 - Math.pow(coefficients.beta2(), steps);
    for (int i = 0; i < parameters.size(); i++) {
      boolean matrix = parameters.get(i).getShape().dimension() > 1;
      double keep = matrix ? 1 - rate * coefficients.weightDecay() : 1;
      if (inOnePass.test(parameters.get(i))) {
        AdamWKernel kernel =
            new AdamWKernel(
                (float) factor,
                (float) coefficients.beta1(),
                (float) coefficients.beta2(),
                (float) keep,
                (float) (rate / correction1),
                (float) Math.sqrt(correction2),
                (float) coefficients.epsilon());
        HostNumbers.update(
            kernel,
            3,
            parameters.get(i),
            firstMoments.get(i),
            secondMoments.get(i),
            gradients.get(i));
      } else {
        try (NDArray scaled = gradients.get(i).mul(factor)) {
          update(i, scaled, rate / correction1, Math.sqrt(correction2), keep);
        }
      }
    }
  }

  /** The update as array operations, on any device. */
  private void update(int i, NDArray gradient, double stepSize, double root2, double keep) {
    NDArray parameter = parameters.get(i);
    NDArray first = firstMoments.get(i);
    NDArray second = secondMoments.get(i);
    if (keep < 1) {
      parameter.muli(keep);
    }
    try (NDArray g1 = gradient.mul(1 - coefficients.beta1());
        NDArray g2 = gradient.square().muli(1 - coefficients.beta2())) {
      first.muli(coefficients.beta1()).addi(g1);
      second.muli(coefficients.beta2()).addi(g2);
    }
    try (NDArray denominator = second.sqrt().divi(root2).addi(coefficients.epsilon());
        NDArray direction = first.div(denominator).muli(stepSize)) {
      parameter.subi(direction);
    }
  }

  private NDList zeros(NDManager manager) {
    NDList zeros = new NDList(parameters.size());
    for (NDArray parameter : parameters) {
      zeros.add(manager.zeros(parameter.getShape(), DataType.FLOAT32));
    }
    return zeros;
  }
}
