package org.leadlight.tensor;

/** Who decides the route of each operation. */
public sealed interface AtenPolicy {

  /** The self-test at start: native where values and gradients agree with the composed form. */
  record SelfTest() implements AtenPolicy {}

  /**
   * Given choices, for example those of a checkpoint that is resumed.
   *
   * @param choices the routes; an operation forced to be native must exist here
   */
  record Forced(AtenChoices choices) implements AtenPolicy {}

  /** The self-test decides. */
  static AtenPolicy selfTest() {
    return new SelfTest();
  }

  /** Array operations only, as on a platform without the native calls. */
  static AtenPolicy composed() {
    return new Forced(AtenChoices.all(AtenRoute.COMPOSED));
  }
}
