package org.leadlight.run;

import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where the program keeps for a user what it can make again, by the custom of the system. */
public final class CacheFolder {

  private CacheFolder() {}

  /** The folder on this machine; it need not exist yet. */
  public static Path ofThisPlatform() {
    return of(
        System.getProperty("os.name"),
        Path.of(System.getProperty("user.home")),
        System.getenv("XDG_CACHE_HOME"),
        System.getenv("LOCALAPPDATA"));
  }

  /**
   * Where the engine's native libraries are unpacked: the folder of {@code ENGINE_CACHE_DIR}
   * (environment or property), else one among the platform's.
   */
  public static Path engine() {
    String given = System.getenv("ENGINE_CACHE_DIR");
    if (given == null || given.isBlank()) {
      given = System.getProperty("ENGINE_CACHE_DIR");
    }
    return given == null || given.isBlank() ? ofThisPlatform().resolve("engine") : Path.of(given);
  }

  static Path of(
      String system, Path home, @Nullable String xdgCache, @Nullable String localAppData) {
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      Path local =
          localAppData == null ? home.resolve("AppData").resolve("Local") : Path.of(localAppData);
      return local.resolve("Leadlight");
    }
    if (name.startsWith("mac")) {
      return home.resolve("Library").resolve("Caches").resolve("Leadlight");
    }
    boolean absolute = xdgCache != null && xdgCache.startsWith("/");
    Path cache = absolute ? Path.of(xdgCache) : home.resolve(".cache");
    return cache.resolve("leadlight");
  }
}
