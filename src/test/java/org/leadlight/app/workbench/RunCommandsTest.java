package org.leadlight.app.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.leadlight.app.shell.Tasks;
import org.leadlight.app.shell.Texts;
import org.leadlight.run.Factories;
import org.leadlight.run.Recipes;
import org.leadlight.workspace.Command;
import org.leadlight.workspace.CommandKind;
import org.leadlight.workspace.CommandRequest;
import org.leadlight.workspace.CommandState;
import org.leadlight.workspace.Keep;

final class RunCommandsTest {

  private final Deque<Runnable> background = new ArrayDeque<>();
  private final FakeBackend backend = new FakeBackend();
  private final RunCommands commands =
      new RunCommands(
          backend,
          new Tasks(background::add, Runnable::run, Texts.load()),
          () -> Recipes.DEMONSTRATION);

  @Test
  void aPauseIsWaitedForUntilTheLoopHasObeyedAndThenGoesOnByTheSameButton() {
    show(RunState.RUNNING);
    commands.pauseOrResume();
    commands.pauseOrResume(); // a second press while the first is on its way
    assertEquals(CommandKind.PAUSE, commands.askedProperty().get());
    assertEquals(1, background.size());
    background.remove().run();
    assertEquals(CommandRequest.of(CommandKind.PAUSE), backend.requested.remove());
    show(RunState.RUNNING);
    assertEquals(CommandKind.PAUSE, commands.askedProperty().get());
    show(
        RunState.PAUSED,
        new Command(101, CommandRequest.of(CommandKind.PAUSE), CommandState.APPLIED, 412, "", 0));
    assertNull(commands.askedProperty().get());
    assertTrue(commands.isWaiting());
    commands.pauseOrResume();
    background.remove().run();
    assertEquals(CommandRequest.of(CommandKind.RESUME), backend.requested.remove());
  }

  @Test
  void anInterruptedRunIsResumedByAWorkerOfItsOwn() {
    show(RunState.INTERRUPTED);
    commands.pauseOrResume();
    background.remove().run();
    assertEquals(12, backend.resumed.remove());
    show(RunState.INTERRUPTED);
    assertEquals(CommandKind.RESUME, commands.askedProperty().get(), "until it shows");
    show(RunState.QUEUED);
    assertNull(commands.askedProperty().get());
    assertTrue(backend.requested.isEmpty());
  }

  @Test
  void aStopSaysWhatIsKeptAndIsAskedForOnce() {
    show(RunState.RUNNING);
    commands.stop(Keep.BEST);
    commands.stop(Keep.LAST);
    background.remove().run();
    assertEquals(CommandRequest.stop(Keep.BEST), backend.requested.remove());
    assertTrue(background.isEmpty());
  }

  @Test
  void whatWasAskedOfOneRunIsNotWaitedForInAnother() {
    show(RunState.RUNNING);
    commands.pauseOrResume();
    commands.show(Optional.of(new RunHead(13, Recipes.DEMONSTRATION, RunState.RUNNING, 0, "")));
    assertNull(commands.askedProperty().get());
  }

  @Test
  void theQuestionWhetherToDiscardGoesWhenTheRunEnds() {
    show(RunState.RUNNING);
    commands.discardingProperty().set(true);
    show(RunState.RUNNING);
    assertTrue(commands.discardingProperty().get());
    show(RunState.FINISHED);
    assertFalse(commands.discardingProperty().get());
  }

  @Test
  void aBranchGoesOnWithTheNextRecipesLiveNumbersWhereTheyDiffer() {
    show(RunState.FINISHED);
    assertEquals(Map.of(), commands.branchChanges(400), "entropy is 0.3 there and in the recipe");
    commands.branch(200);
    background.remove().run();
    assertEquals(Map.entry(200L, Map.of(Factories.ENTROPY, 0.3)), backend.branched.remove());
  }

  @Test
  void aReplayIsOfTheRunThatIsShown() {
    show(RunState.FINISHED);
    commands.replay();
    background.remove().run();
    assertEquals(12, backend.replayed.remove());
  }

  private void show(RunState state, Command... asked) {
    commands.show(Optional.of(SyntheticRun.steered(412, state, asked)));
  }
}
