package org.leadlight.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leadlight.run.Evaluation;
import org.leadlight.run.InspectedPrompt;
import org.leadlight.run.InspectedToken;
import org.leadlight.run.Inspection;
import org.leadlight.run.Recipes;

class QuestionsTest {

  private static final OptionalLong NEWEST = OptionalLong.empty();
  private static final Inspection INSPECTION =
      new Inspection(
          "Call Fiona", List.of(new InspectedToken(0, 4, "hotel", 7, true)), "a", "b", false);

  @TempDir private Path folder;
  private Workspace workspace;
  private long run;

  @BeforeEach
  void open() {
    workspace = Workspace.open(folder);
    run = workspace.enqueue("", Recipes.DEMONSTRATION);
  }

  @AfterEach
  void close() {
    workspace.close();
  }

  @Test
  void aQuestionComesBackAsItWasAskedAndItsAnswerAsItWasGiven() {
    Questions questions = workspace.questions();
    long newest = questions.ask("window", run, "Call [[Fiona]]", NEWEST);
    long dated = questions.ask("terminal", run, "b", OptionalLong.of(0));
    assertEquals(
        List.of(
            new Question(dated, run, OptionalLong.of(0), "b"),
            new Question(newest, run, NEWEST, "Call [[Fiona]]")),
        questions.openOfRunsAtRest());
    assertEquals(new Reply.Waiting<>(), questions.reply(newest));
    InspectedPrompt answer =
        new InspectedPrompt(40, InspectedPrompt.TYPED, "Call Fiona", INSPECTION);
    questions.decide(newest, new Reply.Answered<>(answer));
    assertEquals(new Reply.Answered<>(answer), questions.reply(newest));
    questions.decide(newest, new Reply.Refused<>("too late"));
    assertEquals(new Reply.Answered<>(answer), questions.reply(newest));
    questions.decide(dated, new Reply.Refused<>("It is empty."));
    assertEquals(new Reply.Refused<>("It is empty."), questions.reply(dated));
    assertEquals(List.of(), questions.openOfRunsAtRest());
  }

  @Test
  void theLatestQuestionOfAnAskerWinsAndLeavesOthersAlone() {
    Questions questions = workspace.questions();
    long first = questions.ask("window", run, "a", NEWEST);
    long other = questions.ask("terminal", run, "b", NEWEST);
    questions.ask("window", run, "c", NEWEST);
    assertEquals(new Reply.Gone<>(), questions.reply(first));
    assertEquals(new Reply.Waiting<>(), questions.reply(other));
    questions.withdraw("terminal");
    assertEquals(new Reply.Gone<>(), questions.reply(other));
  }

  @Test
  void whatKilledAskersLeftBehindDoesNotPileUp() {
    for (int i = 0; i < 150; i++) {
      workspace.questions().ask("asker " + i, run, "a", NEWEST);
    }
    assertEquals(100, workspace.questions().openOfRunsAtRest().size());
  }

  @Test
  void questionsAboutARunThatTrainsBelongToItsWorker() {
    long other = workspace.enqueue("", Recipes.DEMONSTRATION);
    try (RunClaim claim = RunClaim.of(workspace, run).orElseThrow()) {
      long mine = workspace.questions().ask("window", run, "a", NEWEST);
      workspace.questions().ask("terminal", other, "b", NEWEST);
      assertEquals(mine, claim.openQuestions().getFirst().id());
      assertEquals(1, claim.openQuestions().size());
      assertEquals(other, workspace.questions().openOfRunsAtRest().getFirst().run());
      claim.decide(claim.openQuestions().getFirst(), new Reply.Refused<>("no"));
      assertInstanceOf(Reply.Refused.class, workspace.questions().reply(mine));
      workspace.questions().ask("window", run, "c", NEWEST);
      claim.finish(RunState.FINISHED, "");
      assertEquals(2, workspace.questions().openOfRunsAtRest().size(), "the inspector takes it");
    }
  }

  @Test
  void promptsArriveWithTheirEvaluationAndOnlyOnce() {
    try (RunClaim claim = RunClaim.of(workspace, run).orElseThrow()) {
      claim.recordEvaluation(new Evaluation(0, Map.of()), prompts(0), file(0, 10));
      RunSnapshot first = workspace.read(run, RunCursor.START, 10).orElseThrow();
      assertEquals(prompts(0), first.prompts());
      claim.recordEvaluation(new Evaluation(5, Map.of()), prompts(5), file(5, 10));
      RunSnapshot second = workspace.read(run, first.cursor(), 10).orElseThrow();
      assertEquals(prompts(5), second.prompts());
      assertEquals(5, second.evaluations().getFirst().step());
      assertEquals(List.of(), workspace.read(run, second.cursor(), 10).orElseThrow().prompts());
    }
  }

  @Test
  void aWorkerThatLostItsRunRecordsNeitherPromptsNorAnswers() {
    RunClaim claim = RunClaim.of(workspace, run).orElseThrow();
    long question = workspace.questions().ask("window", run, "a", NEWEST);
    Question open = claim.openQuestions().getFirst();
    workspace.database().write(db -> db.update("UPDATE run SET epoch = epoch + 1"));
    assertThrows(
        ClaimLostException.class,
        () -> claim.recordEvaluation(new Evaluation(0, Map.of()), prompts(0), file(0, 1)));
    assertThrows(ClaimLostException.class, () -> claim.decide(open, new Reply.Refused<>("no")));
    assertEquals(new Reply.Waiting<>(), workspace.questions().reply(question));
    assertTrue(workspace.read(run, RunCursor.START, 10).orElseThrow().prompts().isEmpty());
    assertEquals(List.of(), workspace.weights().steps(run));
    claim.close();
  }

  private static List<InspectedPrompt> prompts(long step) {
    return List.of(
        new InspectedPrompt(step, 0, "amount, bank", INSPECTION),
        new InspectedPrompt(step, 1, "day, telecom", INSPECTION));
  }

  private static WeightsFile file(long step, long bytes) {
    return new WeightsFile(step, "transform-" + step, bytes, "hash " + step);
  }
}
