package org.leadlight.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.leadlight.format.FormatException;
import org.leadlight.tensor.SafetensorsArrays;
import org.leadlight.tensor.SafetensorsWriter;
import org.leadlight.tensor.StepScope;
import org.leadlight.tensor.TensorRuntime;
import org.leadlight.transform.TransformerCloak;

/**
 * The trained parameters of a transform rounded to bfloat16, in a file small enough to be shipped:
 * enough to ask the transform, not to go on training it.
 *
 * @param file the file
 */
public record ShippedParameters(Path file) {

  /**
   * Writes the parameters of a training; making the file appear whole is the caller's business.
   *
   * @param state whose parameters
   * @param about further texts to keep beside
   */
  public void write(TrainingState state, Map<String, String> about) throws IOException {
    Map<String, NDArray> arrays = new LinkedHashMap<>();
    state.parameters().forEach((name, array) -> arrays.put(Checkpoint.PARAMETER + name, array));
    Map<String, String> metadata = new LinkedHashMap<>(about);
    metadata.put(Checkpoint.ROTARY_PAIRS, Checkpoint.NEIGHBOURS);
    metadata.put(Checkpoint.STEP, Long.toString(state.step()));
    SafetensorsWriter.writeBrainFloats(file, arrays, metadata);
  }

  /**
   * Writes them over a cloak's own.
   *
   * @param cloak of the shape that was trained
   * @param runtime the engine that holds the cloak
   * @throws FormatException when the file cannot be read or is of another shape; the cloak is then
   *     to be thrown away
   */
  public void loadInto(TransformerCloak cloak, TensorRuntime runtime) {
    try (SafetensorsArrays stored = SafetensorsArrays.open(file, runtime);
        StepScope scope = StepScope.open(runtime.manager())) {
      NDManager manager = scope.manager();
      cloak
          .parameters()
          .forEach(
              (name, target) -> {
                String key = Checkpoint.PARAMETER + name;
                if (!stored.shape(key).equals(target.getShape())) {
                  throw new FormatException(
                      "The weights in " + file + " have no " + key + " of the recipe's shape.");
                }
                runtime.aten().copyInto(target, stored.array(key, manager));
              });
    }
  }
}
