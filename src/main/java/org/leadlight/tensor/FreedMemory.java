package org.leadlight.tensor;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;

/**
 * Tells the C library to keep freed memory for the next arrays. By default it hands large blocks
 * back to the system and asks for them again, and the system clears every page anew: thousands of
 * pages in a step.
 */
final class FreedMemory {

  private static final int TRIM_THRESHOLD = -1;
  private static final int TOP_PAD = -2;
  private static final int MMAP_THRESHOLD = -3;

  private static final int KEPT = 1 << 29; // 512 MB may lie free
  private static final int GROWTH = 1 << 24;
  private static final int LARGEST_THRESHOLD = 1 << 25; // glibc takes no more

  private FreedMemory() {}

  /**
   * Keeps freed memory from now on.
   *
   * @return whether the C library knows how; without it only speed is lost
   */
  static boolean keep() {
    Linker linker = Linker.nativeLinker();
    return linker
        .defaultLookup()
        .find("mallopt")
        .map(
            address ->
                linker.downcallHandle(address, FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT)))
        .map(
            mallopt ->
                set(mallopt, MMAP_THRESHOLD, LARGEST_THRESHOLD)
                    && set(mallopt, TRIM_THRESHOLD, KEPT)
                    && set(mallopt, TOP_PAD, GROWTH))
        .orElse(false);
  }

  private static boolean set(MethodHandle mallopt, int option, int value) {
    try {
      return (int) mallopt.invokeExact(option, value) == 1;
    } catch (Throwable failure) {
      throw new IllegalStateException(failure);
    }
  }
}
