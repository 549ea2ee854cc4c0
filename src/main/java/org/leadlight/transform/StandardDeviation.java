package org.leadlight.transform;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.nn.Activation;
import org.leadlight.run.StandardDeviationForm;
import org.leadlight.tensor.Scalars;

/**
 * S: how the raw output rho of the cloak becomes a standard deviation sigma in (smin, smax) ({@code
 * mathematics.md} 2).
 *
 * @param form the parameterisation
 * @param minimum smin, > 0
 * @param maximum smax, finite and > smin
 * @param shallow a temperature, > 0
 */
public record StandardDeviation(
    StandardDeviationForm form, double minimum, double maximum, double shallow) {

  /** Refuses an empty or unbounded scale and a temperature that is none. */
  public StandardDeviation {
    if (!(minimum > 0 && minimum < maximum && Double.isFinite(maximum))) {
      throw new IllegalArgumentException(
          "scale is (" + minimum + ", " + maximum + "); allowed is 0 < smin < smax < infinity");
    }
    if (!(shallow > 0 && Double.isFinite(shallow))) {
      throw new IllegalArgumentException(
          "shallow is " + shallow + "; allowed is a finite number more than 0");
    }
  }

  /**
   * sigma = S(rho): {@code smin + (smax - smin) sigmoid(2 rho / shallow)}, or rho clamped.
   *
   * @param rho raw output of the cloak, any shape
   * @return sigma, of the shape of rho
   */
  public NDArray of(NDArray rho) {
    return switch (form) {
      case CLOAK -> {
        NDArray share = Activation.sigmoid(Scalars.times(rho, 2 / shallow));
        yield Scalars.plus(Scalars.times(share, maximum - minimum), minimum);
      }
      case DIRECT ->
          NDArrays.minimum(
              NDArrays.maximum(rho, Scalars.constant(rho, minimum)),
              Scalars.constant(rho, maximum));
    };
  }

  /** S of one number. */
  public double of(double rho) {
    return switch (form) {
      case CLOAK -> minimum + (maximum - minimum) / (1 + Math.exp(-2 * rho / shallow));
      case DIRECT -> Math.clamp(rho, minimum, maximum);
    };
  }

  /**
   * The rho whose sigma is given.
   *
   * @throws IllegalArgumentException when sigma is not strictly inside the scale
   */
  public double inverse(double sigma) {
    if (!(sigma > minimum && sigma < maximum)) {
      throw new IllegalArgumentException(
          "the first standard deviation is "
              + sigma
              + "; it must lie strictly inside the scale ("
              + minimum
              + ", "
              + maximum
              + ")");
    }
    return switch (form) {
      case CLOAK -> shallow / 2 * Math.log((sigma - minimum) / (maximum - sigma));
      case DIRECT -> sigma;
    };
  }
}
