import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Does what the packaging does step by step, or only says what it would do. */
final class Steps {

  private final boolean dry;

  Steps(boolean dry) {
    this.dry = dry;
  }

  /** Something done in this process. */
  interface Work {
    void run() throws IOException, InterruptedException;
  }

  void step(String words, Work work) throws IOException, InterruptedException {
    System.out.println("# " + words);
    if (!dry) {
      work.run();
    }
  }

  /** A command; a failure ends the packaging. */
  void run(List<String> command) throws IOException, InterruptedException {
    run(command, Map.of());
  }

  /** A command with further environment variables. */
  void run(List<String> command, Map<String, String> environment)
      throws IOException, InterruptedException {
    System.out.println(command.stream().map(Steps::quoted).collect(Collectors.joining(" ")));
    if (dry) {
      return;
    }
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    builder.environment().putAll(environment);
    int code = builder.start().waitFor();
    if (code != 0) {
      throw new IOException("'" + command.getFirst() + "' ended with " + code + ".");
    }
  }

  private static String quoted(String word) {
    return word.matches("[\\w@%+=:,./-]+") ? word : "'" + word + "'";
  }
}
