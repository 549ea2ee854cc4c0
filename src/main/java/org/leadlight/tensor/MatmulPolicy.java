package org.leadlight.tensor;

/** Who decides whether matrix products take libtorch's faster oneDNN route on the CPU. */
public enum MatmulPolicy {
  /** A self-test: on where it is faster and its relative error stays below 1e-5. */
  SELF_TEST,
  /** On, whatever the processor makes of it. */
  FAST,
  /** Off: the engine's default. */
  STANDARD
}
