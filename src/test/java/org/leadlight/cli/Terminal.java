package org.leadlight.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a command line wrote and how it ended. */
record Terminal(int exitCode, String out, String err) {

  private static final DesktopParts DESKTOP =
      new DesktopParts(Terminal::noWindow, List.of(), List.of(), List::of);

  /** Runs the program in this process. */
  static Terminal run(Object... arguments) {
    return run(DESKTOP, arguments);
  }

  /** Runs the program in this process on some desktop. */
  static Terminal run(DesktopParts desktop, Object... arguments) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
    ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(outBytes, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(errBytes, true, StandardCharsets.UTF_8));
    try {
      String[] words = new String[arguments.length];
      for (int i = 0; i < words.length; i++) {
        words[i] = arguments[i].toString();
      }
      int code = new LeadlightCommand(desktop).run(words);
      return new Terminal(
          code,
          outBytes.toString(StandardCharsets.UTF_8),
          errBytes.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  static int noWindow(Path workspace, Optional<Path> recipe) {
    throw new AssertionError("no test opens the window");
  }

  /** Exit code 2, nothing printed, and one sentence that holds all these words. */
  Terminal isRefusedWith(String... words) {
    assertEquals("", out);
    assertEquals(1, err.lines().count(), err);
    return isMistake(words);
  }

  /** Exit code 2 and sentences on standard error that hold all these words. */
  Terminal isMistake(String... words) {
    assertEquals(LeadlightCommand.MISTAKE, exitCode, err);
    assertTrue(err.startsWith("leadlight: "), err);
    assertTrue(!err.contains("\tat "), err);
    for (String word : words) {
      assertTrue(err.contains(word), () -> "'" + word + "' is not in: " + err);
    }
    return this;
  }

  JsonNode json() {
    assertEquals(0, exitCode, err);
    return JsonMapper.builder().build().readTree(out);
  }
}
