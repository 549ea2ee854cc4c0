package org.leadlight.lm;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.leadlight.format.ShardIndex;
import org.leadlight.format.StoredTensor;
import org.leadlight.format.StoredType;
import org.leadlight.run.UserMistakeException;
import org.leadlight.tensor.Aten;

/**
 * The stored tensors of one model, handed out under the name and shape its family expects.
 *
 * @param index where every tensor lies
 * @param owner the manager that owns what is taken
 * @param aten the tensor functions
 * @param arrays reads one stored tensor as float32
 */
record ModelWeights(
    ShardIndex index, NDManager owner, Aten aten, Function<String, NDArray> arrays) {

  /** The stored types that become float32 without loss. */
  private static final List<StoredType> FLOATS =
      List.of(StoredType.F32, StoredType.F16, StoredType.BF16);

  /**
   * Takes one tensor.
   *
   * @param name its name in the checkpoint
   * @param shape the shape the configuration demands
   * @return the tensor in float32, which never requires a gradient
   * @throws UserMistakeException when it is missing, of another shape or of another type
   */
  NDArray take(String name, long... shape) {
    if (!index.owners().containsKey(name)) {
      throw new UserMistakeException(
          "The model in %s lacks the tensor %s that its config.json calls for."
              .formatted(index.folder(), name));
    }
    StoredTensor stored = index.tensor(name);
    List<Long> wanted = Arrays.stream(shape).boxed().toList();
    if (!stored.shape().equals(wanted)) {
      throw new UserMistakeException(
          "Tensor %s in %s has the shape %s, but config.json calls for %s."
              .formatted(name, index.folder(), stored.shape(), wanted));
    }
    if (!FLOATS.contains(stored.type())) {
      throw new UserMistakeException(
          "Tensor %s in %s is stored as %s; weights must be one of %s."
              .formatted(name, index.folder(), stored.type(), FLOATS));
    }
    return arrays.apply(name);
  }
}
