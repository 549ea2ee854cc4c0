package org.leadlight.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.leadlight.format.StoredType;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes named arrays as a safetensors file, in the order given. Writing to a temporary name and
 * moving it is the caller's business; the bytes are forced to the disk before the return.
 */
public final class SafetensorsWriter {

  private static final int ALIGNMENT = 8;
  private static final JsonMapper JSON = new JsonMapper();

  private SafetensorsWriter() {}

  /**
   * Writes a file, replacing one of that name.
   *
   * @param file where to
   * @param arrays by name, in order; float32, float64, int64, int32, uint8 or boolean
   * @param metadata free texts
   * @throws IOException when the file cannot be written
   * @throws IllegalArgumentException for an array of another type
   */
  public static void write(Path file, Map<String, NDArray> arrays, Map<String, String> metadata)
      throws IOException {
    write(file, arrays, metadata, Form.EXACT);
  }

  /**
   * Writes float32 arrays as bfloat16, each number rounded to the nearest, ties to even: half the
   * size and 8 bits of precision.
   *
   * @param file where to
   * @param arrays by name, in order; float32
   * @param metadata free texts
   * @throws IOException when the file cannot be written
   * @throws IllegalArgumentException for an array of another type
   */
  public static void writeBrainFloats(
      Path file, Map<String, NDArray> arrays, Map<String, String> metadata) throws IOException {
    write(file, arrays, metadata, Form.BRAIN_FLOATS);
  }

  private static void write(
      Path file, Map<String, NDArray> arrays, Map<String, String> metadata, Form form)
      throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      writeFully(channel, header(arrays, metadata, form));
      for (NDArray array : arrays.values()) {
        writeFully(channel, form == Form.EXACT ? bytes(array) : brainFloats(array));
      }
      channel.force(true);
    }
  }

  /** How numbers are written. */
  private enum Form {
    EXACT,
    BRAIN_FLOATS;

    StoredType of(DataType type) {
      if (this == EXACT) {
        return storedType(type);
      }
      if (type != DataType.FLOAT32) {
        throw new IllegalArgumentException("arrays of " + type + " cannot be rounded to bfloat16");
      }
      return StoredType.BF16;
    }
  }

  private static ByteBuffer header(
      Map<String, NDArray> arrays, Map<String, String> metadata, Form form) {
    Map<String, Object> entries = new LinkedHashMap<>();
    if (!metadata.isEmpty()) {
      entries.put("__metadata__", metadata);
    }
    long begin = 0;
    for (Map.Entry<String, NDArray> named : arrays.entrySet()) {
      NDArray array = named.getValue();
      StoredType type = form.of(array.getDataType());
      long end = begin + array.size() * type.bytes();
      entries.put(named.getKey(), entry(type, array.getShape().getShape(), begin, end));
      begin = end;
    }
    byte[] json = JSON.writeValueAsString(entries).getBytes(StandardCharsets.UTF_8);
    int padded = Math.ceilDiv(json.length, ALIGNMENT) * ALIGNMENT;
    byte[] text = Arrays.copyOf(json, padded);
    Arrays.fill(text, json.length, padded, (byte) ' ');
    return ByteBuffer.allocate(Long.BYTES + padded)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(padded)
        .put(text)
        .flip();
  }

  private static Map<String, Object> entry(StoredType type, long[] shape, long begin, long end) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("dtype", type.name());
    entry.put("shape", shape);
    entry.put("data_offsets", new long[] {begin, end});
    return entry;
  }

  private static StoredType storedType(DataType type) {
    return switch (type) {
      case FLOAT32 -> StoredType.F32;
      case FLOAT64 -> StoredType.F64;
      case INT64 -> StoredType.I64;
      case INT32 -> StoredType.I32;
      case UINT8 -> StoredType.U8;
      case BOOLEAN -> StoredType.BOOL;
      default -> throw new IllegalArgumentException("arrays of " + type + " cannot be written");
    };
  }

  /** The numbers, little endian as every machine of the engine is. */
  private static ByteBuffer bytes(NDArray array) {
    return array.toByteBuffer(false);
  }

  private static ByteBuffer brainFloats(NDArray array) {
    float[] numbers = array.toFloatArray();
    ByteBuffer bytes =
        ByteBuffer.allocate(numbers.length * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (float number : numbers) {
      bytes.putShort(brainFloat(number));
    }
    return bytes.flip();
  }

  /** The upper half of a float32, rounded to the nearest, ties to even; NaN stays NaN. */
  static short brainFloat(float number) {
    int bits = Float.floatToRawIntBits(number);
    return Float.isNaN(number)
        ? (short) (bits >>> 16 | 0x40)
        : (short) (bits + 0x7FFF + (bits >>> 16 & 1) >>> 16);
  }

  private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
