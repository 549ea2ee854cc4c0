package org.leadlight.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leadlight.TinyRun;
import org.leadlight.worker.InspectorProcess;
import org.leadlight.workspace.Workspace;
import tools.jackson.databind.JsonNode;

class AskCommandTest {

  @TempDir private Path folder;
  private final Thread inspector =
      Thread.ofPlatform().daemon().unstarted(() -> new InspectorProcess(folder).run());

  @AfterEach
  void stopInspector() throws InterruptedException {
    inspector.interrupt();
    inspector.join();
  }

  @Test
  void whatAPromptBecomesIsPrintedAsATableOrAsOneObject() throws InterruptedException {
    try (Workspace workspace = Workspace.open(folder)) {
      TinyRun.train(workspace, TinyRun.enqueue(workspace, 2));
    }
    inspector.start();
    Thread.sleep(500); // it sits before the first question, so that no process is started
    String words = "Call from [[Fiona]]. The total is $164. Name the price.";
    JsonNode printed = ask("1", words, "--step", "0", "--json").json();
    assertEquals(1, printed.path("run").asLong());
    assertEquals(0, printed.path("step").asLong());
    assertEquals(
        "Call from Fiona. The total is $164. Name the price.", printed.path("prompt").asString());
    StringBuilder text = new StringBuilder();
    StringBuilder hidden = new StringBuilder();
    for (JsonNode token : printed.path("tokens")) {
      text.append(token.path("text").asString());
      hidden.append(token.path("private").asBoolean() ? token.path("text").asString() : "");
      assertEquals(1, token.path("rank").asInt());
      assertEquals(token.path("text").asString().strip(), token.path("guess").asString().strip());
    }
    assertEquals(printed.path("prompt").asString(), text.toString());
    assertEquals("Fiona", hidden.toString().strip());
    assertTrue(printed.path("answer_kept").asBoolean());
    assertEquals(
        printed.path("clean_answer").asString(), printed.path("transformed_answer").asString());

    Terminal table = ask("1", words);
    assertEquals(0, table.exitCode(), table.err());
    assertTrue(table.out().contains("Run 1 after step 2"), table.out());
    assertTrue(table.out().contains("private"), table.out());
    assertTrue(table.out().contains("clean answer"), table.out());

    Terminal timed =
        Terminal.run(
            "bench", "ask", "1", "--questions", "2", "--warm-up", "1", "--workspace", folder);
    assertEquals(0, timed.exitCode(), timed.err());
    assertTrue(timed.out().contains("n = 2"), timed.out());
    assertTrue(timed.out().contains("0 of the clean ones"), timed.out());
    Terminal.run("bench", "ask", "1", "--prompt", words, "--workspace", folder)
        .isRefusedWith("--prompt must contain a #");

    ask("1", words, "--step", "1").isRefusedWith("no weights after step 1", "0 and 2");
    ask("1", " ").isRefusedWith("empty");
    ask("7", words).isRefusedWith("no run 7");
    ask("one", words).isRefusedWith("one");
  }

  private Terminal ask(String run, String prompt, Object... options) {
    Object[] words = new Object[options.length + 5];
    words[0] = "ask";
    words[1] = run;
    words[2] = prompt;
    words[3] = "--workspace";
    words[4] = folder;
    System.arraycopy(options, 0, words, 5, options.length);
    return Terminal.run(words);
  }
}
