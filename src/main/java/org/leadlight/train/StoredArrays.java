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

/**
 * The arrays in a file that {@link Checkpoint} wrote. The file is read, never mapped, so that it
 * can be deleted on every system after somebody has read it.
 */
final class StoredArrays {

  private final Path file;
  private final SafetensorsHeader header;

  /**
   * Opens a file.
   *
   * @throws FormatException when it cannot be read or is of an older program
   */
  StoredArrays(Path file) {
    this.file = file;
    this.header = SafetensorsHeader.read(file);
    if (!Checkpoint.NEIGHBOURS.equals(header.metadata().get(Checkpoint.ROTARY_PAIRS))) {
      throw new FormatException(
          "The weights in "
              + file
              + " were trained by an older version of the program, whose transform turned other"
              + " pairs of features; train the run again.");
    }
  }

  /** A text that was kept beside the arrays. */
  String text(String key) {
    String text = header.metadata().get(key);
    if (text == null) {
      throw new FormatException("The checkpoint " + file + " does not say its " + key + ".");
    }
    return text;
  }

  /**
   * Copies arrays over others of the same shapes.
   *
   * @param targets the float32 arrays to write over, by the names in the file
   * @param runtime the engine that holds them
   * @throws FormatException when one is missing, of another shape, or cannot be read
   */
  void loadInto(Map<String, NDArray> targets, TensorRuntime runtime) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      for (Map.Entry<String, NDArray> target : targets.entrySet()) {
        StoredTensor entry = fitting(header.tensors().get(target.getKey()), target);
        load(channel, header.dataStart(), entry, target.getValue(), runtime);
      }
    } catch (IOException failure) {
      throw new FormatException("The weights in " + file + " could not be read.", failure);
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
