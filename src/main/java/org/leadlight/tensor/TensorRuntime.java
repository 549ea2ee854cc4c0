package org.leadlight.tensor;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;

/**
 * The running engine of this process: libtorch through DJL on one device, without network.
 *
 * <p>One per process. Settings that DJL reads once are set before its first class is touched, so
 * nothing of DJL may be used before {@link #start}.
 */
public final class TensorRuntime implements AutoCloseable {

  /** DJL's name of the engine. */
  static final String ENGINE = "PyTorch";

  private final NDManager manager;
  private final Aten aten;
  private final RuntimeReport report;

  private TensorRuntime(NDManager manager, Aten aten, RuntimeReport report) {
    this.manager = manager;
    this.aten = aten;
    this.report = report;
  }

  /**
   * Starts the engine.
   *
   * @param options device, threads and policies
   * @return the runtime; the caller closes it
   * @throws DeviceException when the device is not there or the engine cannot be loaded
   */
  public static TensorRuntime start(RuntimeOptions options) {
    long begin = System.nanoTime();
    EngineSettings.apply(options);
    Engine engine = Engine.getEngine(ENGINE);
    JniUtils.setNumThreads(options.threads());
    Device device = DeviceChoice.choose(options.device(), engine.getGpuCount());
    NDManager manager = engine.newBaseManager(device);
    AtenChoices choices = AtenChoices.all(AtenRoute.COMPOSED);
    RuntimeReport report =
        new RuntimeReport(
            ENGINE + " " + engine.getVersion(),
            DeviceChoice.name(device),
            JniUtils.getNumThreads(),
            choices,
            MatmulChoice.standard(),
            (System.nanoTime() - begin) / 1e9);
    return new TensorRuntime(manager, new Aten(choices), report);
  }

  /** The manager under which everything is made; its device is {@link #device()}. */
  public NDManager manager() {
    return manager;
  }

  /** Where everything is computed. */
  public Device device() {
    return manager.getDevice();
  }

  /** The tensor functions. */
  public Aten aten() {
    return aten;
  }

  /** What runs here and how it was set up. */
  public RuntimeReport report() {
    return report;
  }

  /** Frees every array made under the manager; the engine itself stays loaded. */
  @Override
  public void close() {
    manager.close();
  }
}
