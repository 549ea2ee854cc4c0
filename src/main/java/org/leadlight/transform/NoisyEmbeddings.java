package org.leadlight.transform;

import ai.djl.ndarray.NDArray;
import org.jspecify.annotations.Nullable;

/**
 * What one application of the transform made, each [B,T,d].
 *
 * @param x clean embeddings
 * @param mu mean shift, or null when the mean is off
 * @param sigma standard deviation
 * @param noise sigma * epsilon
 * @param xTilde x + n' (mu + sigma epsilon)
 */
public record NoisyEmbeddings(
    NDArray x, @Nullable NDArray mu, NDArray sigma, NDArray noise, NDArray xTilde) {}
