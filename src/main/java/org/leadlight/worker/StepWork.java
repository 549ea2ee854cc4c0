package org.leadlight.worker;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leadlight.format.ModelConfig;
import org.leadlight.run.MeanForm;
import org.leadlight.transform.TransformerCloak;

/**
 * The products with weight matrices that a step of N = B T positions is made of; those of attention
 * are not counted.
 *
 * <p>A frozen matrix W [o,i] is met three times: x W^T by the teacher, x W^T by the student, and g
 * W on the way back. A trained one is met three times too: x W^T, g W and, for its own gradient,
 * g^T x. So a step costs 6 N o i operations for every matrix, 6 M V d for the head at M positions.
 *
 * @param products each product with how often it is taken
 */
public record StepWork(Map<MatrixProduct, Integer> products) {

  /** Keeps the order of the products. */
  public StepWork {
    products = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(products));
  }

  /**
   * The work of a step.
   *
   * @param model the frozen model's sizes
   * @param rows N = B T, positions of the batch
   * @param layer distillation layer, null for the logits
   * @param mean whether there is a mean tower
   * @param blocks decoder blocks of a tower
   * @param headRows M, positions at which the head is applied; counts at the logits only
   */
  public static StepWork of(
      ModelConfig model,
      long rows,
      @Nullable Integer layer,
      MeanForm mean,
      int blocks,
      long headRows) {
    Counter counter = new Counter();
    int layers = layer == null ? model.layers() : layer + 1;
    counter.frozenLayers(model, rows, layers);
    if (layer == null) {
      counter.frozen(headRows, model.vocabularySize(), model.hiddenSize(), 1);
    }
    counter.towers(model.hiddenSize(), rows, blocks, mean == MeanForm.OFF ? 1 : 2);
    return new StepWork(counter.products);
  }

  /** Multiplications and additions of all products, in thousands of millions. */
  public double gigaflop() {
    return products.entrySet().stream()
        .mapToDouble(entry -> entry.getValue() * entry.getKey().gigaflop())
        .sum();
  }

  /** Adds up products; o rows of a matrix, i columns. */
  private static final class Counter {
    private final Map<MatrixProduct, Integer> products = new LinkedHashMap<>();

    void frozenLayers(ModelConfig model, long rows, int layers) {
      int d = model.hiddenSize();
      int a = model.heads() * model.headSize();
      int k = model.keyValueHeads() * model.headSize();
      int f = model.intermediateSize();
      frozen(rows, a, d, layers); // queries
      frozen(rows, k, d, 2 * layers); // keys, values
      frozen(rows, d, a, layers); // output of the attention
      frozen(rows, f, d, 2 * layers); // gate, up
      frozen(rows, d, f, layers); // down
    }

    void towers(int d, long rows, int blocks, int towers) {
      int f = TransformerCloak.feedForwardWidth(d);
      trained(rows, d, d, towers * (4 * blocks + 1)); // attention, and the tower's head
      trained(rows, f, d, towers * 2 * blocks);
      trained(rows, d, f, towers * blocks);
    }

    void frozen(long rows, long o, long i, int times) {
      add(new MatrixProduct(rows, i, o), 2 * times);
      add(new MatrixProduct(rows, o, i), times);
    }

    void trained(long rows, long o, long i, int times) {
      add(new MatrixProduct(rows, i, o), times);
      add(new MatrixProduct(rows, o, i), times);
      add(new MatrixProduct(o, rows, i), times);
    }

    private void add(MatrixProduct product, int times) {
      if (product.gigaflop() > 0) {
        products.merge(product, times, Integer::sum);
      }
    }
  }
}
