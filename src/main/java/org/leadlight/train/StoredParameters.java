package org.leadlight.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leadlight.format.FormatException;
import org.leadlight.format.SafetensorsHeader;
import org.leadlight.format.StoredTensor;
import org.leadlight.format.StoredType;
import org.leadlight.tensor.StepScope;
import org.leadlight.tensor.TensorRuntime;
import org.leadlight.transform.TransformerCloak;

/**
 * The trained parameters in a file that {@link Checkpoint} wrote. The file is read, never mapped,
 * so that it can be deleted on every system after somebody has read it.
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
    SafetensorsHeader header = SafetensorsHeader.read(file);
    if (!Checkpoint.NEIGHBOURS.equals(header.metadata().get(Checkpoint.ROTARY_PAIRS))) {
      throw new FormatException(
          "The weights in "
              + file
              + " were trained by an older version of the program, whose transform turned other"
              + " pairs of features; train the run again.");
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      for (Map.Entry<String, NDArray> parameter : cloak.parameters().entrySet()) {
        StoredTensor entry = header.tensors().get(Checkpoint.PARAMETER + parameter.getKey());
        load(channel, header.dataStart(), fitting(entry, parameter), parameter.getValue(), runtime);
      }
    } catch (IOException failure) {
      throw new FormatException("The weights in " + file + " could not be read.", failure);
    }
    if (!ParameterHash.sha256(cloak.parameters()).equals(sha256)) {
      throw new FormatException(
          "The weights in " + file + " are not those that were recorded; the file is damaged.");
    }
  }

  private StoredTensor fitting(@Nullable StoredTensor entry, Map.Entry<String, NDArray> wanted) {
    long[] shape = wanted.getValue().getShape().getShape();
    if (entry == null
        || entry.type() != StoredType.F32
        || !entry.shape().equals(Arrays.stream(shape).boxed().toList())) {
      throw new FormatException(
          "The weights in "
              + file
              + " have no "
              + wanted.getKey()
              + " of the shape that the recipe asks for; the file is damaged.");
    }
    return entry;
  }

  private static void load(
      FileChannel channel,
      long dataStart,
      StoredTensor entry,
      NDArray target,
      TensorRuntime runtime)
      throws IOException {
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.toIntExact(entry.size())).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, dataStart + entry.begin() + bytes.position()) < 0) {
        throw new EOFException();
      }
    }
    float[] numbers = new float[bytes.capacity() / Float.BYTES];
    bytes.flip().asFloatBuffer().get(numbers);
    try (StepScope scope = StepScope.open(runtime.manager())) {
      NDManager manager = scope.manager();
      runtime.aten().copyInto(target, manager.create(numbers, target.getShape()));
    }
  }
}
