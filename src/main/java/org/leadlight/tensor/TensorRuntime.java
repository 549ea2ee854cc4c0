package org.leadlight.tensor;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;

/** The running engine of this process. */
public final class TensorRuntime implements AutoCloseable {

  private final NDManager manager;
  private final Aten aten = new Aten();

  private TensorRuntime(NDManager manager) {
    this.manager = manager;
  }

  /** Starts the engine. */
  public static TensorRuntime start(RuntimeOptions options) {
    System.setProperty("ai.djl.offline", "true");
    Engine engine = Engine.getEngine("PyTorch");
    JniUtils.setNumThreads(options.threads());
    return new TensorRuntime(engine.newBaseManager(Device.cpu()));
  }

  /** The manager under which everything is made. */
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

  @Override
  public void close() {
    manager.close();
  }
}
