package org.leadlight.train;

import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.leadlight.tensor.SafetensorsWriter;

/**
 * A checkpoint file: parameters and both moments of AdamW as safetensors, with the step, the
 * optimiser's own count and the streak of skipped steps as metadata. Noise and batches are derived
 * from (seed, step), so no generator state is needed to continue.
 */
public final class Checkpoint {

  /** What the name of a parameter begins with. */
  static final String PARAMETER = "parameter/";

  /** Which of a head's features turn together; parameters trained for another order differ. */
  static final String ROTARY_PAIRS = "rotary_pairs";

  /** Features 2j and 2j + 1 turn together (docs/decisions/0010). */
  static final String NEIGHBOURS = "neighbours";

  /** The metadata's key of the live numbers that the last step used; given by who writes. */
  public static final String SETTINGS = "settings";

  /** The metadata's key of the hash of parameters and moments. */
  static final String STATE_SHA256 = "state_sha256";

  /** The metadata's key of the steps taken. */
  static final String STEP = "step";

  /** The metadata's key of the updates the optimiser has made. */
  static final String OPTIMISER_STEPS = "optimiser_steps";

  /** The metadata's key of the streak of skipped steps. */
  static final String SKIPPED = "skipped_in_a_row";

  private Checkpoint() {}

  /**
   * Writes the state of a training; making the file appear whole is the caller's business.
   *
   * @param file where to write
   * @param state what to write
   * @param about further texts to keep beside, such as the recipe and the engine's choices
   */
  public static void write(Path file, TrainingState state, Map<String, String> about)
      throws IOException {
    Map<String, NDArray> arrays = arrays(state);
    Map<String, String> metadata = new LinkedHashMap<>(about);
    metadata.put(ROTARY_PAIRS, NEIGHBOURS);
    metadata.put(STATE_SHA256, ParameterHash.sha256(arrays));
    metadata.put(STEP, Long.toString(state.step()));
    metadata.put(OPTIMISER_STEPS, Long.toString(state.optimiser().steps()));
    metadata.put(SKIPPED, Integer.toString(state.skippedInARow()));
    SafetensorsWriter.write(file, arrays, metadata);
  }

  /** The training's own arrays by their names in the file, in order. */
  static Map<String, NDArray> arrays(TrainingState state) {
    Map<String, NDArray> arrays = new LinkedHashMap<>();
    int i = 0;
    for (Map.Entry<String, NDArray> parameter : state.parameters().entrySet()) {
      arrays.put(PARAMETER + parameter.getKey(), parameter.getValue());
      arrays.put("first_moment/" + parameter.getKey(), state.optimiser().firstMoments().get(i));
      arrays.put("second_moment/" + parameter.getKey(), state.optimiser().secondMoments().get(i));
      i++;
    }
    return arrays;
  }

  /**
   * Writes the parameters alone, under the same names: enough to ask the transform, a third of what
   * is needed to continue.
   *
   * @param file where to write
   * @param measured whose parameters to write
   * @param about further texts to keep beside
   */
  public static void writeTransform(Path file, Measurement measured, Map<String, String> about)
      throws IOException {
    Map<String, NDArray> arrays = new LinkedHashMap<>();
    measured.parameters().forEach((name, array) -> arrays.put(PARAMETER + name, array));
    Map<String, String> metadata = new LinkedHashMap<>(about);
    metadata.put(ROTARY_PAIRS, NEIGHBOURS);
    metadata.put(STEP, Long.toString(measured.step()));
    SafetensorsWriter.write(file, arrays, metadata);
  }
}
