package org.leadlight.tensor;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Arrays;
import java.util.Optional;

/**
 * Torch's float32 matrix-product precision, {@code torch.set_float32_matmul_precision}: "medium"
 * sends products through oneDNN, which uses wider vectors than the default on some processors and
 * rounds to bfloat16 on others. So it is measured before it is used.
 */
final class MatmulSwitch {

  /** The largest error, relative to the largest product, at which the fast route may be used. */
  static final double LARGEST_ERROR = 1e-5;

  /**
   * The fast route must be this much faster, or the default stays: near 1 the noise of the clock
   * would decide, and the choice changes last bits.
   */
  static final double LEAST_SPEEDUP = 1.3;

  private static final String CONTEXT = "_ZN2at13globalContextEv";
  private static final String SETTER =
      "_ZN2at7Context25setFloat32MatmulPrecisionENS_22Float32MatmulPrecisionE";
  private static final int HIGHEST = 0;
  private static final int MEDIUM = 2;
  private static final int SIZE = 512;
  private static final int ROUNDS = 15;

  private final MethodHandle setter;
  private final MemorySegment context;

  private MatmulSwitch(MethodHandle setter, MemorySegment context) {
    this.setter = setter;
    this.context = context;
  }

  /** The switch, where the library exports it under the names of this compiler. */
  static Optional<MatmulSwitch> find(Libtorch libtorch) {
    Linker linker = Linker.nativeLinker();
    return libtorch
        .symbol(CONTEXT)
        .flatMap(
            getter ->
                libtorch
                    .symbol(SETTER)
                    .map(
                        set ->
                            new MatmulSwitch(
                                linker.downcallHandle(
                                    set, FunctionDescriptor.ofVoid(ADDRESS, JAVA_INT)),
                                context(
                                    linker.downcallHandle(
                                        getter, FunctionDescriptor.of(ADDRESS))))));
  }

  private static MemorySegment context(MethodHandle getter) {
    try {
      return (MemorySegment) getter.invokeExact();
    } catch (Throwable failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** Applies a policy and says what came of it. */
  MatmulChoice apply(MatmulPolicy policy, NDManager base) {
    return switch (policy) {
      case STANDARD -> {
        set(HIGHEST);
        yield MatmulChoice.standard();
      }
      case FAST -> {
        set(MEDIUM);
        yield new MatmulChoice(true, 1, 0);
      }
      case SELF_TEST -> selfTest(base);
    };
  }

  private MatmulChoice selfTest(NDManager base) {
    try (NDManager manager = base.newSubManager();
        NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      NDArray left =
          KeyedNoise.standardNormal(manager, 1, NoiseStream.EVALUATION, 0, 0, SIZE, SIZE);
      NDArray right =
          KeyedNoise.standardNormal(manager, 1, NoiseStream.EVALUATION, 0, 1, SIZE, SIZE);
      Measured measured = measure(left, right);
      boolean use = measured.error() <= LARGEST_ERROR && measured.speedup() >= LEAST_SPEEDUP;
      set(use ? MEDIUM : HIGHEST);
      return new MatmulChoice(use, measured.speedup(), measured.error());
    }
  }

  private record Measured(double speedup, double error) {}

  /**
   * Takes turns and compares each pair, so that other work on the machine disturbs both routes
   * alike; the median pair decides, so that a few disturbed ones do not. Round 0 warms up.
   */
  private Measured measure(NDArray left, NDArray right) {
    double[] speedups = new double[ROUNDS];
    double error = 0;
    for (int round = -1; round < ROUNDS; round++) {
      set(HIGHEST);
      long begin = System.nanoTime();
      NDArray exact = left.matMul(right);
      long standard = System.nanoTime() - begin;
      set(MEDIUM);
      begin = System.nanoTime();
      NDArray quick = left.matMul(right);
      long fast = System.nanoTime() - begin;
      if (round >= 0) {
        speedups[round] = (double) standard / fast;
      }
      error = Math.max(error, relativeError(quick, exact));
    }
    Arrays.sort(speedups);
    return new Measured(speedups[ROUNDS / 2], error);
  }

  private static double relativeError(NDArray quick, NDArray exact) {
    return quick.sub(exact).abs().max().getFloat() / (double) exact.abs().max().getFloat();
  }

  private void set(int precision) {
    try {
      setter.invokeExact(context, precision);
    } catch (Throwable failure) {
      throw new IllegalStateException(failure);
    }
  }
}
