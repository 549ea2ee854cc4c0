package org.leadlight.tensor;

import java.nio.file.Path;
import org.leadlight.run.CacheFolder;

/** Where the engine's native libraries are unpacked unless the user says otherwise. */
final class EngineFolder {

  private EngineFolder() {}

  /** The folder of {@code ENGINE_CACHE_DIR} (environment or property), else the platform's. */
  static Path ofThisPlatform() {
    String given = System.getenv("ENGINE_CACHE_DIR");
    if (given == null || given.isBlank()) {
      given = System.getProperty("ENGINE_CACHE_DIR");
    }
    return given == null || given.isBlank()
        ? CacheFolder.ofThisPlatform().resolve("engine")
        : Path.of(given);
  }
}
