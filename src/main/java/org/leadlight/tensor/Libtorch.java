package org.leadlight.tensor;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.LibUtils;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The C functions of libtorch that this room calls, looked up once in the library DJL loaded.
 *
 * <p>Only the stable C interface ({@code aoti_torch_*}), which turns C++ exceptions into a return
 * code. A tensor handle is a {@code torch::Tensor*}, the same as {@link PtNDArray#getHandle()}.
 */
final class Libtorch {

  private static final List<String> NAMES = List.of("libtorch_cpu.so", "libtorch_cpu.dylib");

  private final SymbolLookup symbols;
  private final MethodHandle dispatch;
  private final MethodHandle newHandle;
  private final MethodHandle fromBlob;
  private final MethodHandle allocate;

  private Libtorch(SymbolLookup symbols) {
    this.symbols = symbols;
    this.dispatch = function("aoti_torch_call_dispatcher", JAVA_INT, ADDRESS, ADDRESS, ADDRESS);
    this.newHandle = function("aoti_torch_new_tensor_handle", JAVA_INT, JAVA_LONG, ADDRESS);
    this.fromBlob =
        function(
            "aoti_torch_create_tensor_from_blob",
            JAVA_INT,
            ADDRESS,
            JAVA_LONG,
            ADDRESS,
            ADDRESS,
            JAVA_LONG,
            JAVA_INT,
            JAVA_INT,
            JAVA_INT,
            ADDRESS);
    this.allocate =
        Linker.nativeLinker()
            .downcallHandle(
                Linker.nativeLinker().defaultLookup().findOrThrow("malloc"),
                FunctionDescriptor.of(JAVA_LONG, JAVA_LONG));
  }

  /**
   * The functions of the loaded engine.
   *
   * @return empty on a platform whose library is not there or lacks one of them; everything then
   *     takes its composed form
   */
  static Optional<Libtorch> find() {
    Path folder = Path.of(LibUtils.getLibtorchPath());
    return NAMES.stream()
        .map(folder::resolve)
        .filter(Files::exists)
        .findFirst()
        .flatMap(Libtorch::open);
  }

  private static Optional<Libtorch> open(Path library) {
    try {
      return Optional.of(new Libtorch(SymbolLookup.libraryLookup(library, Arena.global())));
    } catch (NoSuchElementException | IllegalArgumentException missing) {
      return Optional.empty();
    }
  }

  private MethodHandle function(String name, MemoryLayout result, MemoryLayout... arguments) {
    return Linker.nativeLinker()
        .downcallHandle(symbols.findOrThrow(name), FunctionDescriptor.of(result, arguments));
  }

  /** The address of another function of the library, if it has one of that name. */
  Optional<MemorySegment> symbol(String name) {
    return symbols.find(name);
  }

  /** One more reference to a tensor, for a callee that frees it. */
  long newReference(PtNDArray array) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment result = arena.allocate(JAVA_LONG);
      check((int) newHandle.invokeExact((long) array.getHandle(), result), "new_tensor_handle");
      return result.get(JAVA_LONG, 0);
    } catch (Throwable failure) {
      throw rethrow(failure);
    }
  }

  /** Eight bytes of the C heap that hold a value, for a callee that frees them. */
  long boxed(long value) {
    try {
      long address = (long) allocate.invokeExact(JAVA_LONG.byteSize());
      MemorySegment.ofAddress(address).reinterpret(JAVA_LONG.byteSize()).set(JAVA_LONG, 0, value);
      return address;
    } catch (Throwable failure) {
      throw rethrow(failure);
    }
  }

  /**
   * Calls an operator through the dispatcher, so with autograd and on the operands' device.
   *
   * @param operator the operator's names
   * @param slots its arguments; references in them are consumed
   * @return what it left in slot 0: the handle of a tensor that the caller owns
   */
  long call(Operator operator, long... slots) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment stack = arena.allocateFrom(JAVA_LONG, slots);
      check(
          (int) dispatch.invokeExact(operator.name(), operator.overload(), stack), operator.text());
      return stack.get(JAVA_LONG, 0);
    } catch (Throwable failure) {
      throw rethrow(failure);
    }
  }

  /**
   * A tensor over memory that someone else owns, on the CPU.
   *
   * @param data the numbers, aligned to their size; must outlive the tensor
   * @param shape its extents
   * @param type torch's number of the type
   * @return the handle of a tensor that the caller owns
   */
  long tensorOver(MemorySegment data, long[] shape, int type) {
    long[] strides = new long[shape.length];
    long stride = 1;
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      strides[axis] = stride;
      stride *= shape[axis];
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment result = arena.allocate(JAVA_LONG);
      MemorySegment extents = arena.allocateFrom(JAVA_LONG, shape);
      MemorySegment steps = arena.allocateFrom(JAVA_LONG, strides);
      check(
          (int)
              fromBlob.invokeExact(
                  data, (long) shape.length, extents, steps, 0L, type, 0, 0, result),
          "create_tensor_from_blob");
      return result.get(JAVA_LONG, 0);
    } catch (Throwable failure) {
      throw rethrow(failure);
    }
  }

  private static void check(int code, String what) {
    if (code != 0) {
      throw new IllegalStateException("libtorch refused " + what + " (its reason is on stderr)");
    }
  }

  /** A method handle declares every Throwable; what comes out of a C call is unchecked. */
  private static RuntimeException rethrow(@Nullable Throwable failure) {
    return switch (failure) {
      case RuntimeException unchecked -> unchecked;
      case Error error -> throw error;
      case null, default -> new IllegalStateException(failure);
    };
  }

  /**
   * An operator's names as C strings, made once.
   *
   * @param text the operator as libtorch prints it
   * @param name the qualified name
   * @param overload the overload, empty for the default
   */
  record Operator(String text, MemorySegment name, MemorySegment overload) {

    /** The names of an operator, kept for the life of the process. */
    static Operator of(String name, String overload) {
      return new Operator(name + "." + overload, text(name), text(overload));
    }

    private static MemorySegment text(String text) {
      byte[] bytes = (text + '\0').getBytes(java.nio.charset.StandardCharsets.UTF_8);
      return Arena.global().allocateFrom(JAVA_BYTE, bytes);
    }
  }
}
