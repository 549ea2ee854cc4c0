package org.leadlight.loss;

/**
 * The extensions of the mutual-information factory. The weights of the utility's parts count at a
 * decoder layer alone; at the logits the utility is the cross entropy.
 *
 * @param entropyWeight weight of the negative entropy of the noise, >= 0
 * @param cosineDistanceWeight weight of the cosine distance within the utility, >= 0
 * @param l2DistanceWeight weight of the relative l2 distance within the utility, >= 0
 */
public record MutualInformationOptions(
    double entropyWeight, double cosineDistanceWeight, double l2DistanceWeight) {

  /** No entropy; at a layer the utility is the cosine distance. */
  public static final MutualInformationOptions NONE = new MutualInformationOptions(0, 1, 0);
}
