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
 * @param jvmFlags the flags every JVM of the program is started with
 */
public record BuildInfo(String version, List<String> jvmFlags) {

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
        List.of(properties.getProperty("jvm.flags", "").split(" ")));
  }
}
