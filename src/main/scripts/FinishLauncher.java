import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Finishes the program's folder: makes the launcher script executable, notes with which Java the
 * program was built and, unless told not to, lets Java watch a rehearsal for its ahead-of-time
 * cache. Without the cache everything works, only the start takes longer; so whatever goes wrong
 * with it is told and fails nothing.
 */
class FinishLauncher {

  private static final long PATIENCE_SECONDS = 180;

  /** Arguments: the program's folder, the name of its jar, its flags, whether a cache is wanted. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path program = Path.of(arguments[0]);
    Path library = program.resolve("lib");
    Path java = Path.of(System.getProperty("java.home"));
    Files.writeString(library.resolve("java.home"), java.toString());
    Path script = program.resolve("bin/leadlight");
    if (!script.toFile().setExecutable(true, false)) {
      throw new IOException("Cannot make " + script + " executable.");
    }
    Path cache = library.resolve("leadlight.aot");
    Path cacheJava = library.resolve("leadlight.aot.java");
    Files.deleteIfExists(cache);
    Files.deleteIfExists(cacheJava);
    if (Boolean.parseBoolean(arguments[3])) {
      Path log = program.resolve("rehearsal.log");
      boolean ended = rehearse(java, library.resolve(arguments[1]), arguments[2], cache, log);
      if (ended && Files.exists(cache)) {
        Files.writeString(cacheJava, Runtime.version().toString());
        Files.deleteIfExists(log);
      } else {
        Files.deleteIfExists(cache);
        Files.deleteIfExists(library.resolve("leadlight.aot.config"));
        System.out.println(
            "No ahead-of-time cache was made, so the start takes longer; " + log + " says why.");
      }
    }
  }

  private static boolean rehearse(Path java, Path jar, String flags, Path cache, Path log)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(java.resolve("bin/java").toString());
    command.addAll(List.of(flags.split(" ")));
    command.add("-XX:AOTCacheOutput=" + cache);
    command.add("-Dglass.platform=Headless");
    command.add("-Dprism.order=sw");
    command.addAll(List.of("-classpath", jar.toString(), "org.leadlight.Main", "rehearse"));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("OPT_OUT_TRACKING", "true");
    Process rehearsal = builder.redirectOutput(log.toFile()).start();
    if (rehearsal.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      return rehearsal.exitValue() == 0;
    }
    rehearsal.descendants().forEach(ProcessHandle::destroy);
    rehearsal.destroy();
    return false;
  }
}
