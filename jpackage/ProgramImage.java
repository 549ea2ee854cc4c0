import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The image of the program: a Java with JavaFX linked in, the jars, the launchers, and the
 * ahead-of-time cache that a rehearsal with exactly these leaves.
 */
final class ProgramImage {

  /** What the program is called in menus; the terminal's launcher is called leadlight. */
  static final String NAME = "Leadlight Workbench";

  /** What image and installer both say of the program. */
  static final List<String> ABOUT =
      List.of(
          "--vendor", "Leadlight",
          "--description", "Trains Stained Glass Transforms",
          "--copyright", "Copyright 2026 the Leadlight authors, Apache-2.0");

  /**
   * The parts of Java that the program and its libraries use, by jdeps, and those that it cannot
   * see: the naming that logback asks for, Unsafe, and the archive file system.
   */
  private static final String MODULES =
      "java.base,java.compiler,java.desktop,java.management,java.naming,java.scripting,java.sql,"
          + "jdk.jfr,jdk.management,jdk.unsupported,jdk.unsupported.desktop,jdk.zipfs,"
          + "javafx.controls,javafx.fxml,javafx.swing";

  /** JavaFX is a module here, so its native code and what ControlsFX reaches into are named. */
  private static final List<String> FLAGS =
      List.of(
          "--enable-native-access=ALL-UNNAMED,javafx.graphics",
          "--sun-misc-unsafe-memory-access=allow",
          "--add-opens=javafx.graphics/javafx.scene=ALL-UNNAMED",
          "--add-exports=javafx.base/com.sun.javafx.event=ALL-UNNAMED");

  private static final String MAIN = "org.leadlight.Main";
  private static final String CACHE = "leadlight.aot";
  private static final long PATIENCE_SECONDS = 300;

  private final Host host;
  private final Steps steps;
  private final Path work;

  ProgramImage(Host host, Steps steps, Path work) {
    this.host = host;
    this.steps = steps;
    this.work = work;
  }

  /** A tool of the Java that runs this. */
  static String tool(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }

  /** Where the image is. */
  Path folder() {
    return host.image(work.resolve("image"), NAME);
  }

  void make(Path program, String jar, String version, FileTime time)
      throws IOException, InterruptedException {
    Path input = work.resolve("input");
    Path javafx = work.resolve("javafx");
    Path icons = work.resolve("icons");
    Path runtime = work.resolve("runtime");
    Staging staging = new Staging(program);
    steps.step("clear " + work, () -> Staging.clear(work));
    steps.step("jars into " + input + ", JavaFX into " + javafx, () -> staging.fill(input, javafx));
    steps.run(icons(program, jar, icons));
    steps.run(link(javafx, runtime));
    steps.run(image(input, jar, version, icons, runtime));
    steps.step("times of the files", () -> Staging.setTimes(folder(), time));
    steps.step("rehearse for the ahead-of-time cache", () -> rehearse(time));
    if (host == Host.MAC) { // the cache came after the image was signed
      steps.run(List.of("codesign", "--force", "--deep", "--sign", "-", folder().toString()));
    }
  }

  private static List<String> icons(Path program, String jar, Path icons) {
    List<String> command = new ArrayList<>(List.of(tool("java")));
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-classpath"));
    command.add(program.resolve(jar).toString());
    command.addAll(List.of(MAIN, "icons", "--out", icons.toString()));
    return command;
  }

  /** The commands of Java stay in, because a worker is started by {@code java}. */
  private static List<String> link(Path javafx, Path runtime) {
    return List.of(
        tool("jlink"),
        "--module-path",
        javafx.toString(),
        "--add-modules",
        MODULES,
        "--no-header-files",
        "--no-man-pages",
        "--output",
        runtime.toString());
  }

  private List<String> image(Path input, String jar, String version, Path icons, Path runtime) {
    List<String> command = new ArrayList<>(List.of(tool("jpackage")));
    command.addAll(List.of("--type", "app-image", "--name", NAME));
    command.addAll(List.of("--app-version", host.version(version)));
    command.addAll(ABOUT);
    command.addAll(List.of("--input", input.toString(), "--main-jar", jar, "--main-class", MAIN));
    command.addAll(List.of("--runtime-image", runtime.toString()));
    command.addAll(List.of("--icon", icons.resolve(host.icon()).toString()));
    FLAGS.forEach(flag -> command.addAll(List.of("--java-options", flag)));
    command.addAll(List.of("--java-options", "-XX:AOTCache=$APPDIR/" + CACHE));
    command.addAll(List.of("--add-launcher", "leadlight=jpackage/console.properties"));
    command.addAll(host.imageOptions());
    command.addAll(List.of("--dest", work.resolve("image").toString()));
    return command;
  }

  /** Without a cache everything works, only the start takes longer: so its failure is only told. */
  private void rehearse(FileTime time) throws IOException, InterruptedException {
    Path app = host.app(folder()).toAbsolutePath();
    Path cache = app.resolve(CACHE);
    List<String> command = new ArrayList<>();
    command.add(host.java(host.runtime(folder())).toAbsolutePath().toString());
    command.addAll(FLAGS);
    command.addAll(List.of("-XX:AOTCacheOutput=" + cache, "-Dglass.platform=Headless"));
    command.addAll(List.of("-Dprism.order=sw", "-classpath", classPath(app)));
    command.addAll(List.of(MAIN, "rehearse"));
    Path log = work.resolve("rehearsal.log");
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(Map.of("OPT_OUT_TRACKING", "true"));
    Process rehearsal = builder.redirectOutput(log.toFile()).start();
    boolean ended = rehearsal.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (!ended) {
      rehearsal.descendants().forEach(ProcessHandle::destroy);
      rehearsal.destroy();
    }
    Files.deleteIfExists(app.resolve(CACHE + ".config"));
    if (ended && rehearsal.exitValue() == 0 && Files.exists(cache)) {
      Files.setLastModifiedTime(cache, time);
    } else {
      Files.deleteIfExists(cache);
      System.out.println("# no cache was made, so the start takes longer; " + log + " says why");
    }
  }

  /** The class path exactly as the launcher gives it to Java, which the cache depends on. */
  private String classPath(Path app) throws IOException {
    try (Stream<String> lines = Files.lines(app.resolve(NAME + ".cfg"))) {
      return lines
          .filter(line -> line.startsWith("app.classpath="))
          .map(line -> line.substring("app.classpath=".length()))
          .map(entry -> entry.replace("$APPDIR", app.toString()))
          .collect(Collectors.joining(File.pathSeparator));
    }
  }
}
