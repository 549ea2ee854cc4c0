package org.leadlight.train;

import org.leadlight.tensor.HostNumbers;

/**
 * One update of AdamW as a single pass over memory; blocks are parameter p, first moment m, second
 * moment v and gradient g.
 *
 * @param factor multiplies the gradient first
 * @param beta1 decay of the first moment
 * @param beta2 decay of the second moment
 * @param keep what decoupled decay leaves of a parameter, 1 - rate decay
 * @param stepSize rate / (1 - beta1^t)
 * @param root2 sqrt(1 - beta2^t)
 * @param epsilon added to the root
 */
record AdamWKernel(
    float factor, float beta1, float beta2, float keep, float stepSize, float root2, float epsilon)
    implements HostNumbers.Kernel {

  @Override
  public void apply(float[][] blocks, int count) {
    update(blocks[0], blocks[1], blocks[2], blocks[3], count);
  }

  private void update(float[] p, float[] m, float[] v, float[] g, int count) {
    float rest1 = 1 - beta1;
    float rest2 = 1 - beta2;
    for (int i = 0; i < count; i++) {
      float gradient = factor * g[i];
      m[i] = beta1 * m[i] + rest1 * gradient;
      v[i] = beta2 * v[i] + rest2 * (gradient * gradient);
      p[i] = keep * p[i] - stepSize * (m[i] / ((float) Math.sqrt(v[i]) / root2 + epsilon));
    }
  }
}
