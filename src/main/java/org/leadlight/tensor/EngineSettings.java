package org.leadlight.tensor;

/** The properties that DJL reads when its first class loads. */
final class EngineSettings {

  private EngineSettings() {}

  /** Sets them; an environment variable of the same name that the user has set prevails in DJL. */
  static void apply(RuntimeOptions options) {
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true"); // DJL asks the environment first, then this
    String folder = options.engineFolder().toString();
    System.setProperty("ENGINE_CACHE_DIR", folder);
    System.setProperty("DJL_CACHE_DIR", folder);
    System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(options.threads()));
    System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
  }
}
