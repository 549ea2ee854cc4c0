package org.leadlight.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Properties;

/**
 * What the build wrote down about itself.
 *
 * @param version the program's version
 * @param revision the commit it was built from, {@code unknown} outside a repository
 * @param jvmFlags the flags every JVM of the program is started with
 */
public record BuildInfo(String version, String revision, List<String> jvmFlags) {

  /** Reads the record the build left on the class path. */
  public static BuildInfo read() {
    Properties properties = new Properties();
    try (InputStream in =
        Objects.requireNonNull(
            BuildInfo.class.getResourceAsStream("/org/leadlight/build.properties"))) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new BuildInfo(
        properties.getProperty("version", "unknown"),
        revision(properties.getProperty("revision", "")),
        List.of(properties.getProperty("jvm.flags", "").split(" ")));
  }

  /** The build leaves the name of the property where there is no repository. */
  private static String revision(String written) {
    return written.isBlank() || written.startsWith("$") ? "unknown" : written;
  }
}
