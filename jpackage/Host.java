import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** A system that installers are made on, and where its image of the program has what. */
enum Host {
  LINUX("leadlight.png", "", "lib/app", "lib/runtime", ""),
  WINDOWS("leadlight.ico", "", "app", "runtime", ".exe"),
  MAC("leadlight.icns", ".app", "Contents/app", "Contents/runtime/Contents/Home", "");

  private final String icon;
  private final String suffix;
  private final String app;
  private final String runtime;
  private final String executable;

  Host(String icon, String suffix, String app, String runtime, String executable) {
    this.icon = icon;
    this.suffix = suffix;
    this.app = app;
    this.runtime = runtime;
    this.executable = executable;
  }

  /** The system this process runs on. */
  static Host here() {
    String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    return name.startsWith("windows") ? WINDOWS : name.startsWith("mac") ? MAC : LINUX;
  }

  /** What the icon's file is called. */
  String icon() {
    return icon;
  }

  /** The folder of the image that jpackage makes of a program. */
  Path image(Path folder, String program) {
    return folder.resolve(program + suffix);
  }

  /** Where an image has its jars. */
  Path app(Path image) {
    return image.resolve(app);
  }

  /** Where an image has its Java. */
  Path runtime(Path image) {
    return image.resolve(runtime);
  }

  /** Java's executable in a runtime. */
  Path java(Path runtime) {
    return runtime.resolve("bin").resolve("java" + executable);
  }

  /** What only this system's image is told; macOS writes associations into the image itself. */
  List<String> imageOptions() {
    return this == MAC
        ? List.of(
            "--file-associations", "jpackage/recipe.properties",
            "--mac-package-identifier", "org.leadlight",
            "--mac-package-name", "Leadlight")
        : List.of();
  }

  /** The program's version as this system takes it: macOS wants it to begin above zero. */
  String version(String version) {
    return this == MAC && version.startsWith("0.") ? "1" + version.substring(1) : version;
  }
}
