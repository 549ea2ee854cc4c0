package org.leadlight.loss;

import java.util.Map;

/** A total that is not finite; carries the components it was made of. */
public final class NonFiniteLossException extends ArithmeticException {

  private static final long serialVersionUID = 1L;

  private final transient Map<String, Double> components;

  NonFiniteLossException(Map<String, Double> components) {
    super("The total is not finite: " + components);
    this.components = components;
  }

  /** The components, some of which are not finite. */
  public Map<String, Double> components() {
    return components;
  }
}
