package org.leadlight.run.attack;

import java.util.Locale;

/**
 * The mechanisms a transform is compared with at matched utility, and the transform ({@code
 * mathematics.md} 14).
 */
public enum Mechanism {
  /** x~ = x + s rms(E) eps. */
  ISOTROPIC_GAUSSIAN,
  /** Multivariate Laplace noise, density proportional to exp(-|z| / b): the L2 form of d_chi. */
  L2_LAPLACE,
  /** The isotropic Gaussian after x was clipped to a norm. */
  CLIPPED_GAUSSIAN,
  /** x~ = x + mu of the run's transform, without noise. */
  MEAN_ONLY,
  /** The run's transform itself, measured as the others are. */
  TRANSFORM;

  /** Its stable name, snake_case. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
