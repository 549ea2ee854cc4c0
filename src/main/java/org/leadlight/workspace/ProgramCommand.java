package org.leadlight.workspace;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.leadlight.run.BuildInfo;

/**
 * The command line that starts this program once more: the same Java, flags and class path as this
 * process, and the same ahead-of-time cache when it runs with one.
 *
 * @param flags what Java is told of modules and native access
 * @param cache what the launcher gave Java to start faster, empty when there is none
 */
public record ProgramCommand(List<String> flags, Optional<Path> cache) {

  private static final String MAIN = "org.leadlight.Main";
  private static final String CACHE_OPTION = "-XX:AOTCache=";

  /** Keeps its own copy. */
  public ProgramCommand {
    flags = List.copyOf(flags);
  }

  /** The program as this process runs it. */
  public static ProgramCommand ofThisProcess() {
    return of(ManagementFactory.getRuntimeMXBean().getInputArguments());
  }

  /**
   * The program as a process runs it that was started with some options. An installed program has
   * JavaFX in its Java, so its flags are others than the build's; a process without flags gets
   * those.
   */
  static ProgramCommand of(List<String> options) {
    List<String> flags = options.stream().filter(option -> option.startsWith("--")).toList();
    return new ProgramCommand(
        flags.isEmpty() ? BuildInfo.read().jvmFlags() : flags,
        options.stream()
            .filter(option -> option.startsWith(CACHE_OPTION))
            .map(option -> Path.of(option.substring(CACHE_OPTION.length())))
            .findFirst());
  }

  /** The program without its cache. */
  public ProgramCommand withoutCache() {
    return new ProgramCommand(flags, Optional.empty());
  }

  /**
   * The words of the command line.
   *
   * @param options further options for Java
   * @param arguments what the program is told
   */
  public List<String> line(List<String> options, List<String> arguments) {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(flags);
    cache.ifPresent(file -> words.add(CACHE_OPTION + file));
    words.addAll(options);
    words.add("-classpath");
    words.add(System.getProperty("java.class.path"));
    words.add(MAIN);
    words.addAll(arguments);
    return words;
  }
}
