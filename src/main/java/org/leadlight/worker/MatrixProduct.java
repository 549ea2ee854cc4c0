package org.leadlight.worker;

/**
 * A product of matrices [rows,inner] [inner,columns].
 *
 * @param rows rows of the result
 * @param inner length of the sums
 * @param columns columns of the result
 */
public record MatrixProduct(long rows, long inner, long columns) {

  /** Multiplications and additions, in thousands of millions. */
  public double gigaflop() {
    return 2e-9 * rows * inner * columns;
  }

  /** For example {@code 768 x 192 x 512}. */
  @Override
  public String toString() {
    return rows + " x " + inner + " x " + columns;
  }
}
