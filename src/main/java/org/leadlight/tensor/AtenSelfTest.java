package org.leadlight.tensor;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.function.Function;

/**
 * Decides the route of each operation: native where its values and its gradients agree with the
 * composed form on the chosen device, composed elsewhere.
 */
final class AtenSelfTest {

  /** Two float32 kernels that sum in another order may differ by this much of the largest value. */
  private static final float TOLERANCE = 1e-4f;

  private final NDManager base;
  private final NativeAten fast;

  AtenSelfTest(NDManager base, NativeAten fast) {
    this.base = base;
    this.fast = fast;
  }

  /** Tries every operation once. */
  AtenChoices run() {
    AtenChoices choices = AtenChoices.all(AtenRoute.COMPOSED);
    for (AtenOperation operation : AtenOperation.values()) {
      if (agrees(operation)) {
        choices = choices.with(operation, AtenRoute.NATIVE);
      }
    }
    return choices;
  }

  private boolean agrees(AtenOperation operation) {
    try {
      return switch (operation) {
        case SILU -> agreeOnOne(fast::silu, ComposedAten::silu);
        case RSQRT -> agreeOnOne(fast::rsqrt, ComposedAten::rsqrt);
        case LINEAR -> linearAgrees();
        case ATTENTION -> attentionAgrees();
        case ROTATION -> rotationAgrees();
        case TO_TYPE -> typeAgrees();
        case COPY -> copyAgrees();
      };
    } catch (IllegalStateException | EngineException refused) {
      return false;
    }
  }

  private boolean linearAgrees() {
    return agree(
            in -> fast.linear(in.get(0), in.get(1), in.get(2)),
            in -> ComposedAten.linear(in.get(0), in.get(1), in.get(2)),
            new Shape(2, 3, 4),
            new Shape(5, 4),
            new Shape(5))
        && agree(
            in -> fast.linear(in.get(0), in.get(1), null),
            in -> ComposedAten.linear(in.get(0), in.get(1), null),
            new Shape(2, 3, 4),
            new Shape(5, 4));
  }

  private boolean attentionAgrees() {
    Shape queries = new Shape(2, 4, 6, 8);
    Shape keys = new Shape(2, 2, 6, 8);
    Shape mask = new Shape(2, 1, 6, 6);
    return agree(
            in -> fast.attention(in.get(0), in.get(1), in.get(2), null, true),
            in -> ComposedAten.attention(in.get(0), in.get(1), in.get(2), null, true),
            queries,
            keys,
            keys)
        && agree(
            in -> fast.attention(in.get(0), in.get(1), in.get(2), in.get(3), false),
            in -> ComposedAten.attention(in.get(0), in.get(1), in.get(2), in.get(3), false),
            queries,
            queries,
            queries,
            mask);
  }

  private boolean rotationAgrees() {
    try (NDManager manager = base.newSubManager()) {
      NDArray turns = ramp(manager, new Shape(3, 2, 2), 5);
      return agree(
          in -> fast.rotate(in.get(0), turns),
          in -> ComposedAten.rotate(in.get(0), turns),
          new Shape(2, 3, 4));
    }
  }

  private boolean typeAgrees() {
    return agreeOnOne(
        x -> fast.toType(x, DataType.FLOAT64), x -> ComposedAten.toType(x, DataType.FLOAT64));
  }

  private boolean copyAgrees() {
    try (NDManager manager = base.newSubManager();
        NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      NDArray source = ramp(manager, new Shape(3, 5), 1);
      NDArray target = manager.zeros(source.getShape());
      fast.copy(target, source);
      return target.contentEquals(source);
    }
  }

  private boolean agreeOnOne(Function<NDArray, NDArray> one, Function<NDArray, NDArray> other) {
    return agree(in -> one.apply(in.get(0)), in -> other.apply(in.get(0)), new Shape(3, 5));
  }

  private boolean agree(
      Function<NDList, NDArray> one, Function<NDList, NDArray> other, Shape... shapes) {
    try (NDManager manager = base.newSubManager();
        NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      NDList first = valueAndGradients(manager, one, shapes);
      NDList second = valueAndGradients(manager, other, shapes);
      for (int i = 0; i < first.size(); i++) {
        if (!close(first.get(i), second.get(i))) {
          return false;
        }
      }
      return true;
    }
  }

  /** The function's value, then the gradient of its weighted sum by each input. */
  private static NDList valueAndGradients(
      NDManager manager, Function<NDList, NDArray> function, Shape... shapes) {
    NDList inputs = new NDList();
    for (Shape shape : shapes) {
      NDArray input = ramp(manager, shape, inputs.size());
      input.setRequiresGradient(true);
      inputs.add(input);
    }
    NDList results = new NDList();
    try (GradientCollector tape = Engine.getEngine(TensorRuntime.ENGINE).newGradientCollector()) {
      NDArray value = function.apply(inputs);
      results.add(value);
      tape.backward(value.mul(ramp(manager, value.getShape(), 7)).sum());
    }
    inputs.forEach(input -> results.add(input.getGradient()));
    return results;
  }

  /** Positive, uneven numbers between 0.5 and 1.5 that need no generator. */
  private static NDArray ramp(NDManager manager, Shape shape, int phase) {
    NDArray steps = manager.arange(0f, (float) shape.size(), 1f);
    return Scalars.plus(Scalars.times(Scalars.plus(Scalars.times(steps, 0.7), phase).sin(), 0.5), 1)
        .reshape(shape);
  }

  private static boolean close(NDArray one, NDArray other) {
    float scale = other.abs().max().toType(DataType.FLOAT32, false).getFloat();
    float error = one.sub(other).abs().max().toType(DataType.FLOAT32, false).getFloat();
    return error <= TOLERANCE * scale; // false for NaN
  }
}
