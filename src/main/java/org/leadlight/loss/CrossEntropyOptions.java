package org.leadlight.loss;

/**
 * The extension of the cross-entropy factory.
 *
 * @param entropyWeight weight of the negative entropy of the noise, >= 0
 */
public record CrossEntropyOptions(double entropyWeight) {

  /** No extension. */
  public static final CrossEntropyOptions NONE = new CrossEntropyOptions(0);
}
