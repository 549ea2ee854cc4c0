package org.leadlight.train;

import java.nio.file.Path;
import org.leadlight.format.FormatException;
import org.leadlight.tensor.TensorRuntime;

/**
 * What a training continues from, in a file that {@link Checkpoint} wrote.
 *
 * @param file the file
 * @param parametersSha256 what {@link ParameterHash} said of the parameters
 */
public record StoredTraining(Path file, String parametersSha256) {

  /**
   * Brings a training to where it was when the file was written.
   *
   * @param training of the same recipe; to be thrown away or loaded anew when this fails
   * @param runtime the engine that holds it
   * @param settings the live numbers that its last steps must have used, as {@link Checkpoint}
   *     keeps them
   * @throws FormatException when the file cannot be read, is damaged, of another recipe, or not of
   *     this record
   */
  public void loadInto(TrainingStep training, TensorRuntime runtime, String settings) {
    StoredArrays stored = new StoredArrays(file);
    TrainingState state = training.state();
    stored.loadInto(Checkpoint.arrays(state), runtime);
    boolean whole =
        ParameterHash.sha256(state.parameters()).equals(parametersSha256)
            && ParameterHash.sha256(Checkpoint.arrays(state))
                .equals(stored.text(Checkpoint.STATE_SHA256));
    if (!whole) {
      throw new FormatException(
          "The checkpoint " + file + " does not hold what was recorded; it is damaged.");
    }
    if (!stored.text(Checkpoint.SETTINGS).equals(settings)) {
      throw new FormatException(
          "The checkpoint "
              + file
              + " was made with other weights of the loss than the run's record says; it is not"
              + " of this record.");
    }
    training.resumeAt(
        number(stored, Checkpoint.STEP),
        number(stored, Checkpoint.OPTIMISER_STEPS),
        Math.toIntExact(number(stored, Checkpoint.SKIPPED)));
  }

  private long number(StoredArrays stored, String key) {
    String text = stored.text(key);
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException notWhole) {
      throw new FormatException(
          "The checkpoint " + file + " says " + text + " for its " + key + ".", notWhole);
    }
  }
}
