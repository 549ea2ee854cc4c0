package org.leadlight.tensor;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.leadlight.format.FormatException;
import org.leadlight.format.StoredTensor;
import org.leadlight.format.StoredType;

/** Turns bytes of a safetensors file into arrays, by libtorch where it can, else by Java. */
final class StoredNumbers {

  /** The largest piece that Java copies at once; a buffer of Java holds less than 2 GiB. */
  private static final long PIECE = 1L << 28;

  private static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final TensorRuntime runtime;

  StoredNumbers(TensorRuntime runtime) {
    this.runtime = runtime;
  }

  /** A view of float32 numbers on the CPU, a copy of anything else. */
  NDArray view(MemorySegment bytes, StoredTensor entry, Shape shape, NDManager manager) {
    boolean plain = entry.type() == StoredType.F32 && !manager.getDevice().isGpu();
    return plain && viewable(bytes, entry)
        ? over(bytes, entry, shape, manager)
        : copy(bytes, entry, shape, manager);
  }

  /** An independent copy; 16-bit floats widened to float32. */
  NDArray copy(MemorySegment bytes, StoredTensor entry, Shape shape, NDManager manager) {
    DataType type = widened(entry);
    try (NDManager scratch = manager.newSubManager(Device.cpu())) {
      NDArray here =
          viewable(bytes, entry)
                  && runtime.aten().choices().route(AtenOperation.TO_TYPE) == AtenRoute.NATIVE
              ? byLibtorch(bytes, entry, shape, type, scratch)
              : byJava(bytes, entry, type, scratch).reshape(shape);
      NDArray there = here.toDevice(manager.getDevice(), false);
      there.attach(manager);
      return there;
    }
  }

  /** Libtorch needs its C functions, an aligned address and at least one number. */
  private boolean viewable(MemorySegment bytes, StoredTensor entry) {
    return runtime.libtorch().isPresent()
        && bytes.byteSize() > 0
        && bytes.address() % entry.type().bytes() == 0;
  }

  private NDArray over(MemorySegment bytes, StoredTensor entry, Shape shape, NDManager manager) {
    int code = TorchTypes.code(engineType(entry));
    long handle = runtime.libtorch().orElseThrow().tensorOver(bytes, shape.getShape(), code);
    return new PtNDArray((PtNDManager) manager, handle);
  }

  private NDArray byLibtorch(
      MemorySegment bytes, StoredTensor entry, Shape shape, DataType type, NDManager scratch) {
    try (NDArray raw = over(bytes, entry, shape, scratch)) {
      return new NativeAten(runtime.libtorch().orElseThrow()).copyAs(raw, type);
    }
  }

  /** In pieces, each copied into memory of libtorch's own: [count]. */
  private static NDArray byJava(
      MemorySegment bytes, StoredTensor entry, DataType type, NDManager scratch) {
    NDList pieces = new NDList();
    for (long begin = 0; begin < bytes.byteSize(); begin += PIECE) {
      MemorySegment piece = bytes.asSlice(begin, Math.min(PIECE, bytes.byteSize() - begin));
      pieces.add(piece(piece, entry.type(), type, scratch));
    }
    return pieces.isEmpty()
        ? scratch.zeros(new Shape(0), type)
        : pieces.size() == 1 ? pieces.get(0) : NDArrays.concat(pieces);
  }

  private static NDArray piece(
      MemorySegment bytes, StoredType stored, DataType type, NDManager scratch) {
    int count = (int) (bytes.byteSize() / stored.bytes());
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment numbers = arena.allocate((long) count * type.getNumOfBytes(), 8);
      switch (stored) {
        case BF16, F16 -> widen(bytes, stored, numbers, count);
        default -> MemorySegment.copy(bytes, 0, numbers, 0, bytes.byteSize());
      }
      ByteBuffer buffer = numbers.asByteBuffer().order(ByteOrder.nativeOrder());
      try (NDArray borrowed = scratch.create(buffer, new Shape(count), type)) {
        return borrowed.duplicate(); // the buffer is freed on return
      }
    }
  }

  private static void widen(
      MemorySegment bytes, StoredType stored, MemorySegment numbers, int count) {
    for (int i = 0; i < count; i++) {
      short bits = bytes.get(SHORT, 2L * i);
      float value =
          stored == StoredType.BF16 ? Float.intBitsToFloat(bits << 16) : Float.float16ToFloat(bits);
      numbers.setAtIndex(ValueLayout.JAVA_FLOAT, i, value);
    }
  }

  private static DataType widened(StoredTensor entry) {
    return switch (entry.type()) {
      case BF16, F16 -> DataType.FLOAT32;
      default -> engineType(entry);
    };
  }

  private static DataType engineType(StoredTensor entry) {
    return switch (entry.type()) {
      case F64 -> DataType.FLOAT64;
      case F32 -> DataType.FLOAT32;
      case F16 -> DataType.FLOAT16;
      case BF16 -> DataType.BFLOAT16;
      case I64 -> DataType.INT64;
      case I32 -> DataType.INT32;
      case I8 -> DataType.INT8;
      case U8 -> DataType.UINT8;
      case BOOL -> DataType.BOOLEAN;
      case I16, U64, U32, U16, F8_E4M3, F8_E5M2 ->
          throw new FormatException(
              "Tensor "
                  + entry.name()
                  + " is stored as "
                  + entry.type()
                  + ", which cannot be computed with; store it as F32, F16 or BF16.");
    };
  }
}
