package org.leadlight.lm;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import org.leadlight.format.FormatException;
import org.leadlight.format.SafetensorsHeader;
import org.leadlight.format.ShardIndex;
import org.leadlight.format.StoredTensor;

/**
 * Reads stored floating-point tensors as float32.
 *
 * @param index where every tensor lies
 * @param owner the manager that owns what is read
 */
record StoredWeights(ShardIndex index, NDManager owner) {

  /**
   * Reads one tensor.
   *
   * @param name a tensor of the index, stored as F32, F16 or BF16
   * @return its numbers in float32
   * @throws FormatException when it is stored otherwise, is too large or cannot be read
   */
  NDArray float32(String name) {
    StoredTensor tensor = index.tensor(name);
    SafetensorsHeader file = index.owner(name);
    if (tensor.size() > Integer.MAX_VALUE) {
      throw new FormatException("Tensor " + name + " in " + file.file() + " exceeds 2 GiB.");
    }
    float[] numbers = numbers(file, tensor, bytes(file, tensor));
    return owner.create(numbers, new Shape(tensor.shape()));
  }

  private static ByteBuffer bytes(SafetensorsHeader file, StoredTensor tensor) {
    ByteBuffer bytes = ByteBuffer.allocate((int) tensor.size()).order(ByteOrder.LITTLE_ENDIAN);
    long start = file.dataStart() + tensor.begin();
    try (FileChannel channel = FileChannel.open(file.file())) {
      while (bytes.hasRemaining()) {
        if (channel.read(bytes, start + bytes.position()) < 0) {
          throw new EOFException("the file shrank while it was read");
        }
      }
    } catch (IOException failure) {
      throw new FormatException("The weights file " + file.file() + " cannot be read.", failure);
    }
    return bytes.flip();
  }

  private static float[] numbers(SafetensorsHeader file, StoredTensor tensor, ByteBuffer bytes) {
    float[] numbers = new float[(int) tensor.count()];
    switch (tensor.type()) {
      case F32 -> bytes.asFloatBuffer().get(numbers);
      case F16 -> {
        for (int i = 0; i < numbers.length; i++) {
          numbers[i] = Float.float16ToFloat(bytes.getShort(2 * i));
        }
      }
      case BF16 -> {
        for (int i = 0; i < numbers.length; i++) {
          numbers[i] = Float.intBitsToFloat(bytes.getShort(2 * i) << 16);
        }
      }
      default ->
          throw new FormatException(
              "Tensor %s in %s is stored as %s; weights must be F32, F16 or BF16."
                  .formatted(tensor.name(), file.file(), tensor.type()));
    }
    return numbers;
  }
}
