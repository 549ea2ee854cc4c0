package org.leadlight.train;

import ai.djl.ndarray.NDArray;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.leadlight.format.FormatException;
import org.leadlight.tensor.TensorRuntime;
import org.leadlight.transform.TransformerCloak;

/**
 * The trained parameters in a file that {@link Checkpoint} wrote.
 *
 * @param file the file
 * @param sha256 what {@link ParameterHash} said of the parameters
 */
public record StoredParameters(Path file, String sha256) {

  /**
   * Writes them over a cloak's own.
   *
   * @param cloak of the shape that was trained
   * @param runtime the engine that holds the cloak
   * @throws FormatException when the file cannot be read, is of another shape or of an older
   *     program, or does not hold what was recorded; the cloak is then to be thrown away or loaded
   *     anew
   */
  public void loadInto(TransformerCloak cloak, TensorRuntime runtime) {
    Map<String, NDArray> targets = new LinkedHashMap<>();
    cloak.parameters().forEach((name, array) -> targets.put(Checkpoint.PARAMETER + name, array));
    new StoredArrays(file).loadInto(targets, runtime);
    if (!ParameterHash.sha256(cloak.parameters()).equals(sha256)) {
      throw new FormatException(
          "The weights in " + file + " are not those that were recorded; the file is damaged.");
    }
  }
}
