package org.leadlight.tensor;

import java.nio.file.Path;
import org.leadlight.run.CacheFolder;

/**
 * How the engine is started.
 *
 * @param device {@code auto} (a GPU if there is one), {@code cpu} or {@code cuda:N}
 * @param threads threads of one operation, at least 1
 * @param aten who decides the routes of the native operations
 * @param matmul who decides the route of matrix products
 * @param engineFolder where the engine's native libraries are unpacked (about 450 MB)
 */
public record RuntimeOptions(
    String device, int threads, AtenPolicy aten, MatmulPolicy matmul, Path engineFolder) {

  /** Checks the number of threads. */
  public RuntimeOptions {
    if (threads < 1) {
      throw new DeviceException("The number of threads is " + threads + "; it must be 1 or more.");
    }
  }

  /** A device and a number of threads; self-tests decide the rest. */
  public RuntimeOptions(String device, int threads) {
    this(device, threads, AtenPolicy.selfTest(), MatmulPolicy.SELF_TEST, CacheFolder.engine());
  }

  /** The CPU with one thread, the best for small models. */
  public static RuntimeOptions cpu() {
    return new RuntimeOptions("cpu", 1);
  }

  /** These options on another device. */
  public RuntimeOptions withDevice(String name) {
    return new RuntimeOptions(name, threads, aten, matmul, engineFolder);
  }

  /** These options with another policy for the native operations. */
  public RuntimeOptions withAten(AtenPolicy policy) {
    return new RuntimeOptions(device, threads, policy, matmul, engineFolder);
  }

  /** These options with another policy for matrix products. */
  public RuntimeOptions withMatmul(MatmulPolicy policy) {
    return new RuntimeOptions(device, threads, aten, policy, engineFolder);
  }
}
