package org.leadlight.tensor;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.engine.StandardCapabilities;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.Optional;

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
  private final Optional<Libtorch> libtorch;
  private final DeviceMeter meter;
  private final RuntimeReport report;

  private TensorRuntime(
      NDManager manager,
      Aten aten,
      Optional<Libtorch> libtorch,
      DeviceMeter meter,
      RuntimeReport report) {
    this.manager = manager;
    this.aten = aten;
    this.libtorch = libtorch;
    this.meter = meter;
    this.report = report;
  }

  /**
   * Starts the engine. On the calling thread nothing is recorded for a backward pass from now on,
   * but inside a gradient collector; libtorch keeps that mode per thread, so compute on this one.
   *
   * @param options device, threads and policies
   * @return the runtime; the caller closes it
   * @throws DeviceException when the device is not there or the engine cannot be loaded
   */
  public static TensorRuntime start(RuntimeOptions options) {
    long begin = System.nanoTime();
    Engine engine = engine(options);
    Device device = DeviceChoice.choose(options.device(), usableGpus(engine));
    NDManager manager = engine.newBaseManager(device);
    Optional<Libtorch> libtorch = Libtorch.find();
    Optional<NativeAten> fast = libtorch.map(NativeAten::new);
    AtenChoices choices = choices(options.aten(), manager, fast);
    MatmulChoice matmul =
        libtorch
            .filter(library -> !device.isGpu())
            .flatMap(MatmulSwitch::find)
            .map(found -> choose(found, options, manager, engine.getVersion()))
            .orElseGet(MatmulChoice::standard);
    DeviceMeter meter = DeviceMeter.of(device);
    RuntimeReport report =
        new RuntimeReport(
            ENGINE + " " + engine.getVersion(),
            DeviceChoice.name(device),
            JniUtils.getNumThreads(),
            choices,
            matmul,
            meter.totalBytes(),
            Runtime.getRuntime().availableProcessors(),
            (System.nanoTime() - begin) / 1e9);
    return new TensorRuntime(
        manager, new Aten(choices, fast.orElse(null)), libtorch, meter, report);
  }

  /** What the self-test found on this machine before holds, so that a recipe keeps its bits. */
  private static MatmulChoice choose(
      MatmulSwitch found, RuntimeOptions options, NDManager manager, String engine) {
    if (options.matmul() != MatmulPolicy.SELF_TEST) {
      return found.apply(options.matmul(), manager);
    }
    MatmulChoice choice =
        new RememberedChoice(options.engineFolder(), engine)
            .orElse(() -> found.apply(MatmulPolicy.SELF_TEST, manager));
    found.apply(choice.fast() ? MatmulPolicy.FAST : MatmulPolicy.STANDARD, manager);
    return choice;
  }

  /** A GPU counts only if the engine that was loaded can compute on it. */
  private static int usableGpus(Engine engine) {
    return engine.hasCapability(StandardCapabilities.CUDA) ? engine.getGpuCount() : 0;
  }

  private static Engine engine(RuntimeOptions options) {
    EngineSettings.apply(options);
    FreedMemory.keep();
    try {
      Engine engine = Engine.getEngine(ENGINE);
      JniUtils.setNumThreads(options.threads());
      JniUtils.setGradMode(false); // libtorch records on every thread but the engine's first
      EngineWarnings.silence();
      return engine;
    } catch (EngineException failure) {
      throw new DeviceException(
          "The engine could not be loaded from "
              + options.engineFolder()
              + "; check that the folder can be written and has 500 MB free.",
          failure);
    }
  }

  private static AtenChoices choices(
      AtenPolicy policy, NDManager manager, Optional<NativeAten> fast) {
    return switch (policy) {
      case AtenPolicy.SelfTest test ->
          fast.map(functions -> new AtenSelfTest(manager, functions).run())
              .orElseGet(() -> AtenChoices.all(AtenRoute.COMPOSED));
      case AtenPolicy.Forced forced -> {
        if (fast.isEmpty() && forced.choices().routes().containsValue(AtenRoute.NATIVE)) {
          throw new DeviceException(
              "Native operations were asked for, but this platform's engine has none; let the"
                  + " self-test decide.");
        }
        yield forced.choices();
      }
    };
  }

  /**
   * Sets the number of threads that this runtime was started with. The engine has one number for
   * the whole process, so where several runtimes live side by side, one that begins to compute
   * takes its own back.
   */
  public void useThreads() {
    JniUtils.setNumThreads(report.threads());
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

  /** Reads what the device gives to the work. */
  public DeviceMeter meter() {
    return meter;
  }

  /** The library's C functions, where there are any. */
  Optional<Libtorch> libtorch() {
    return libtorch;
  }

  /** Frees every array made under the manager; the engine itself stays loaded. */
  @Override
  public void close() {
    manager.close();
  }
}
