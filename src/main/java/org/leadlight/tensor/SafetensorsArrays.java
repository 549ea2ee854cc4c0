package org.leadlight.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import org.leadlight.format.FormatException;
import org.leadlight.format.SafetensorsHeader;
import org.leadlight.format.ShardIndex;
import org.leadlight.format.StoredTensor;

/** Tensors of mapped safetensors files as arrays. */
public final class SafetensorsArrays implements AutoCloseable {

  private final Map<String, SafetensorsHeader> owners;
  private final Arena arena = Arena.ofConfined();
  private final Map<Path, MemorySegment> mapped = new HashMap<>();

  private SafetensorsArrays(Map<String, SafetensorsHeader> owners) {
    this.owners = owners;
  }

  /** The tensors of a model folder. */
  public static SafetensorsArrays open(ShardIndex index) {
    return new SafetensorsArrays(index.owners());
  }

  /** The tensors of one file. */
  public static SafetensorsArrays open(Path file) {
    SafetensorsHeader header = SafetensorsHeader.read(file);
    Map<String, SafetensorsHeader> owners = new HashMap<>();
    header.tensors().keySet().forEach(name -> owners.put(name, header));
    return new SafetensorsArrays(owners);
  }

  /** The names of all tensors. */
  public java.util.Set<String> names() {
    return owners.keySet();
  }

  /** A tensor as float32, owned by the manager. */
  public NDArray loadFloat32(NDManager manager, String name) {
    NDArray loaded = load(manager, name);
    if (loaded.getDataType() == DataType.FLOAT32) {
      return loaded;
    }
    try (loaded) {
      return loaded.toType(DataType.FLOAT32, true);
    }
  }

  /** A tensor in its stored type (halves widened to float32), owned by the manager. */
  public NDArray load(NDManager manager, String name) {
    SafetensorsHeader header = owners.get(name);
    StoredTensor tensor = header == null ? null : header.tensors().get(name);
    if (header == null || tensor == null) {
      throw new FormatException("There is no tensor named " + name + ".");
    }
    MemorySegment bytes =
        mapped
            .computeIfAbsent(header.file(), this::map)
            .asSlice(header.dataStart() + tensor.begin(), tensor.size());
    Shape shape = new Shape(tensor.shape().stream().mapToLong(Long::longValue).toArray());
    return switch (tensor.type()) {
      case F32 -> manager.create(floats(bytes), shape);
      case F64 -> manager.create(bytes.toArray(LITTLE_DOUBLE), shape);
      case I64 -> manager.create(bytes.toArray(LITTLE_LONG), shape);
      case BF16 -> manager.create(halves(bytes, true), shape);
      case F16 -> manager.create(halves(bytes, false), shape);
      default -> throw new FormatException(name + " is stored as " + tensor.type() + ".");
    };
  }

  private static final ValueLayout.OfDouble LITTLE_DOUBLE =
      ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfLong LITTLE_LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfFloat LITTLE_FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfShort LITTLE_SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private static float[] floats(MemorySegment bytes) {
    return bytes.toArray(LITTLE_FLOAT);
  }

  private static float[] halves(MemorySegment bytes, boolean brain) {
    short[] raw = bytes.toArray(LITTLE_SHORT);
    float[] widened = new float[raw.length];
    for (int i = 0; i < raw.length; i++) {
      widened[i] = brain ? Float.intBitsToFloat(raw[i] << 16) : Float.float16ToFloat(raw[i]);
    }
    return widened;
  }

  private MemorySegment map(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    arena.close();
  }
}
