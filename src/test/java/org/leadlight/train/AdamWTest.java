package org.leadlight.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadlight.Demo;
import org.leadlight.train.AdamW.Coefficients;

/** Against the formulas of Loshchilov and Hutter (2019), written out in float64. */
class AdamWTest {

  private static final int SIZE = 12;

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.3})
  void fiftyUpdatesEqualTheFormulasWrittenOutInFloat64(double decay) {
    Coefficients coefficients = new Coefficients(0.9, 0.95, 1e-8, decay);
    Random random = new Random(5);
    double[] matrix = random.doubles(SIZE, -1, 1).toArray();
    double[] vector = matrix.clone();
    Reference matrixReference = new Reference(matrix, coefficients, decay);
    Reference vectorReference = new Reference(vector, coefficients, 0); // no decay but of matrices
    try (NDManager manager = Demo.RUNTIME.manager().newSubManager()) {
      NDArray p = manager.create(floats(matrix), new Shape(3, 4));
      NDArray q = manager.create(floats(vector), new Shape(SIZE));
      AdamW optimiser = new AdamW(manager, List.of(p, q), coefficients);
      for (int step = 1; step <= 50; step++) {
        double[] gradient = random.doubles(SIZE, -2, 3).toArray();
        NDList gradients =
            new NDList(
                manager.create(floats(gradient), new Shape(3, 4)),
                manager.create(floats(gradient), new Shape(SIZE)));
        double factor = step % 3 == 0 ? 0.25 : 1;
        double rate = 0.02 / step;
        optimiser.step(gradients, factor, rate);
        matrixReference.step(gradient, factor, rate);
        vectorReference.step(gradient, factor, rate);
      }
      assertEquals(50, optimiser.steps());
      assertArrayEquals(floats(matrix), p.toFloatArray(), 2e-6f);
      assertArrayEquals(floats(vector), q.toFloatArray(), 2e-6f);
      assertArrayEquals(
          floats(matrixReference.first), optimiser.firstMoments().get(0).toFloatArray(), 2e-6f);
      assertArrayEquals(
          floats(vectorReference.second), optimiser.secondMoments().get(1).toFloatArray(), 2e-6f);
    }
  }

  @Test
  void onePassOverMemoryTakesTheUpdateOfArrayOperations() {
    Coefficients coefficients = new Coefficients(0.9, 0.95, 1e-8, 0.1);
    int rows = 90; // more numbers than one block holds
    try (NDManager manager = Demo.RUNTIME.manager().newSubManager()) {
      NDArray start = manager.randomNormal(new Shape(rows, 60));
      NDArray quick = start.duplicate();
      NDArray plain = start.duplicate();
      AdamW inOnePass = new AdamW(manager, List.of(quick), coefficients, array -> true);
      AdamW byArrays = new AdamW(manager, List.of(plain), coefficients, array -> false);
      for (int step = 1; step <= 5; step++) {
        NDList gradients = new NDList(manager.randomNormal(new Shape(rows, 60)));
        inOnePass.step(gradients, 0.5, 0.01);
        byArrays.step(gradients, 0.5, 0.01);
      }
      assertArrayEquals(plain.toFloatArray(), quick.toFloatArray(), 1e-6f);
      assertNotEquals(start.getFloat(89, 59), quick.getFloat(89, 59), 0.01f);
      assertArrayEquals(
          byArrays.secondMoments().get(0).toFloatArray(),
          inOnePass.secondMoments().get(0).toFloatArray(),
          1e-6f);
    }
  }

  private static float[] floats(double[] numbers) {
    float[] floats = new float[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      floats[i] = (float) numbers[i];
    }
    return floats;
  }

  private static final class Reference {
    private final double[] parameter;
    private final double[] first = new double[SIZE];
    private final double[] second = new double[SIZE];
    private final Coefficients c;
    private final double decay;
    private int steps;

    Reference(double[] parameter, Coefficients coefficients, double decay) {
      this.parameter = parameter;
      this.c = coefficients;
      this.decay = decay;
    }

    void step(double[] gradient, double factor, double rate) {
      steps++;
      for (int i = 0; i < SIZE; i++) {
        double g = factor * gradient[i];
        first[i] = c.beta1() * first[i] + (1 - c.beta1()) * g;
        second[i] = c.beta2() * second[i] + (1 - c.beta2()) * g * g;
        double firstHat = first[i] / (1 - Math.pow(c.beta1(), steps));
        double secondHat = second[i] / (1 - Math.pow(c.beta2(), steps));
        parameter[i] -= rate * decay * parameter[i];
        parameter[i] -= rate * firstHat / (Math.sqrt(secondHat) + c.epsilon());
      }
    }
  }
}
