package org.leadlight.run;

/**
 * What a recipe's advice needs to know of its model.
 *
 * @param layers decoder layers L
 * @param embeddingRms root of the mean square of the embedding table's entries, rms(E)
 */
public record ModelFigures(int layers, double embeddingRms) {}
