package org.leadlight.tensor;

import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where the engine's native libraries are unpacked unless the user says otherwise. */
final class EngineFolder {

  private EngineFolder() {}

  /** The folder of {@code ENGINE_CACHE_DIR} (environment or property), else the platform's. */
  static Path ofThisPlatform() {
    String given = System.getenv("ENGINE_CACHE_DIR");
    if (given == null || given.isBlank()) {
      given = System.getProperty("ENGINE_CACHE_DIR");
    }
    if (given != null && !given.isBlank()) {
      return Path.of(given);
    }
    return of(
        System.getProperty("os.name"),
        Path.of(System.getProperty("user.home")),
        System.getenv("XDG_CACHE_HOME"),
        System.getenv("LOCALAPPDATA"));
  }

  /** The cache folder by the custom of the system. */
  static Path of(
      String system, Path home, @Nullable String xdgCache, @Nullable String localAppData) {
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      Path local =
          localAppData == null ? home.resolve("AppData").resolve("Local") : Path.of(localAppData);
      return local.resolve("Leadlight").resolve("engine");
    }
    if (name.startsWith("mac")) {
      return home.resolve("Library").resolve("Caches").resolve("Leadlight").resolve("engine");
    }
    boolean absolute = xdgCache != null && xdgCache.startsWith("/");
    Path cache = absolute ? Path.of(xdgCache) : home.resolve(".cache");
    return cache.resolve("leadlight").resolve("engine");
  }
}
