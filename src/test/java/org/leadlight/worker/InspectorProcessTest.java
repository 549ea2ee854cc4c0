package org.leadlight.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leadlight.TinyRun;
import org.leadlight.run.InspectedPrompt;
import org.leadlight.run.Inspection;
import org.leadlight.workspace.Reply;
import org.leadlight.workspace.RunCursor;
import org.leadlight.workspace.WorkerSeat;
import org.leadlight.workspace.Workspace;

class InspectorProcessTest {

  private static final Duration IDLE = Duration.ofMillis(300);
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final OptionalLong NEWEST = OptionalLong.empty();

  @TempDir private Path folder;

  @Test
  void everyOpenQuestionIsAnsweredAndThenItEndsByItself() {
    try (Workspace workspace = Workspace.open(folder)) {
      long run = TinyRun.enqueue(workspace, 2);
      TinyRun.train(workspace, run);
      long one = workspace.questions().ask("one", run, "Name the price.", NEWEST);
      long two = workspace.questions().ask("two", run, "stop <|end|> here", NEWEST);
      long three = workspace.questions().ask("three", run, "a", OptionalLong.of(1));
      serve();
      assertEquals(2, answer(workspace, one).step());
      assertTrue(sentence(workspace, two).contains("<|end|>"));
      assertTrue(sentence(workspace, three).contains("does not keep"));
    }
  }

  @Test
  void damagedWeightsAreToldByTheirFileAndTheNextQuestionIsAnswered() throws IOException {
    try (Workspace workspace = Workspace.open(folder)) {
      long run = TinyRun.enqueue(workspace, 2);
      TinyRun.train(workspace, run);
      Path file = newestTransform(workspace, run);
      byte[] bytes = Files.readAllBytes(file);
      bytes[bytes.length - 2]++;
      Files.write(file, bytes);
      long harmed = workspace.questions().ask("one", run, "Name the price.", NEWEST);
      long whole = workspace.questions().ask("two", run, "a", OptionalLong.of(0));
      serve();
      assertTrue(sentence(workspace, harmed).contains(file.getFileName().toString()));
      assertInstanceOf(Reply.Answered.class, workspace.questions().reply(whole));
    }
  }

  @Test
  void aSecondInspectorLeavesAtOnce() {
    try (Workspace workspace = Workspace.open(folder);
        WorkerSeat seat = WorkerSeat.takeInspectors(workspace).orElseThrow()) {
      serve();
    }
  }

  @Test
  void aTypedConversationBecomesWhatItsFixedPromptBecame() {
    try (Workspace workspace = Workspace.open(folder)) {
      long run = TinyRun.enqueue(workspace, 2);
      TinyRun.train(workspace, run);
      List<InspectedPrompt> fixed =
          workspace.read(run, RunCursor.START, 10).orElseThrow().prompts();
      assertEquals(
          List.of(0L, 0L, 0L, 0L, 2L, 2L, 2L, 2L),
          fixed.stream().map(InspectedPrompt::step).toList());
      String words = fixed.getFirst().inspection().prompt();
      long question = workspace.questions().ask("one", run, words, OptionalLong.of(0));
      serve();
      Inspection typed = answer(workspace, question).inspection();
      assertEquals(words, typed.prompt());
      assertEquals(fixed.getFirst().inspection().cleanAnswer(), typed.cleanAnswer());
    }
  }

  private void serve() {
    assertTimeoutPreemptively(PATIENCE, () -> new InspectorProcess(folder, IDLE).run());
  }

  private static InspectedPrompt answer(Workspace workspace, long question) {
    Reply<InspectedPrompt> reply = workspace.questions().reply(question);
    return reply instanceof Reply.Answered<InspectedPrompt> answered
        ? answered.answer()
        : fail("not answered: " + reply);
  }

  private static String sentence(Workspace workspace, long question) {
    return assertInstanceOf(Reply.Refused.class, workspace.questions().reply(question)).sentence();
  }

  private static Path newestTransform(Workspace workspace, long run) throws IOException {
    try (Stream<Path> files = Files.list(workspace.runFolder(run).checkpoints())) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("transform"))
          .max(Comparator.naturalOrder())
          .orElseThrow();
    }
  }
}
