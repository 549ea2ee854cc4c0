package org.leadlight.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leadlight.TinyRun;
import org.leadlight.run.BestMeasure;
import org.leadlight.workspace.CommandKind;
import org.leadlight.workspace.CommandRequest;
import org.leadlight.workspace.RunState;
import org.leadlight.workspace.RunSummary;
import org.leadlight.workspace.Workspace;

/** What the window can do the command line can. */
class SteeringCommandsTest {

  @TempDir private Path folder;
  private Workspace workspace;

  @BeforeEach
  void open() {
    workspace = Workspace.open(folder);
  }

  @AfterEach
  void close() {
    workspace.close();
  }

  @Test
  void aTrainingIsTurnedPausedLetGoOnAndStoppedFromATerminal() throws Exception {
    long run = TinyRun.enqueue(workspace, 100_000);
    try (Workspace worker = Workspace.open(folder)) {
      CompletableFuture<RunState> training =
          CompletableFuture.supplyAsync(() -> TinyRun.train(worker, run));
      while (workspace.run(run).orElseThrow().step() < 3) {
        TimeUnit.MILLISECONDS.sleep(10);
      }
      says("applied at step ", "set", run, "alpha=0.3", "gaussian_entropy_log_loss_weight=off");
      says("applied at step ", "evaluate", run);
      says("applied at step ", "checkpoint", run);
      says("applied at step ", "pause", run);
      says("is paused and obeys once it goes on", "set", run, "alpha=0.4");
      says("applied at step ", "resume", run);
      says("applied at step ", "stop", run, "--keep", "best");
      assertEquals(RunState.STOPPED, training.get(60, TimeUnit.SECONDS));
    }
    RunSummary ended = workspace.run(run).orElseThrow();
    assertTrue(ended.resultStep() > 0, ended.toString());
    terminal("set", run, "alpha=0.3").isRefusedWith("is stopped", "only a run that goes on");
    terminal("resume", run).isRefusedWith("is stopped", "can be branched");
  }

  @Test
  void whatCannotBeSetIsRefusedBeforeAnybodyIsAsked() {
    long run = TinyRun.enqueue(workspace, 4);
    terminal("set", run, "alpha=2").isRefusedWith("alpha", "1");
    terminal("set", run, "training.batch_size=4").isRefusedWith("batch_size", "cannot change");
    terminal("set", run, "alpha").isRefusedWith("\"alpha\" is no key=number");
    terminal("set", 77, "alpha=0.5").isRefusedWith("no run 77");
    assertEquals(0, workspace.commands().of(run).size());
    says("is queued and obeys once it goes on", "set", run, "alpha=0.5");
    assertEquals(RunState.FINISHED, TinyRun.train(workspace, run));
    assertEquals(0, workspace.commands().of(run).getFirst().step());
  }

  @Test
  void anInterruptedRunGoesOnAndAReplayOfItMatchesToTheBit() {
    long run = TinyRun.enqueue(workspace, 8);
    TinyRun.cutOff(
        workspace,
        run,
        taken -> {
          if (taken == 1) {
            workspace.commands().request(run, CommandRequest.of(CommandKind.CHECKPOINT));
          }
        },
        5);
    Terminal resumed = terminal("resume", run);
    assertEquals(0, resumed.exitCode(), resumed.err());
    assertTrue(resumed.out().contains("finished, step 8 of 8"), resumed.out());
    Terminal replay = terminal("replay", run);
    assertTrue(replay.out().contains("Repeats run " + run + " to the bit"), replay.out());
    Terminal branch = terminal("branch", run, "--at", 1, "--set", "alpha=0.9");
    assertEquals(0, branch.exitCode(), branch.err());
    assertTrue(branch.out().contains("from step 1"), branch.out());
    terminal("branch", run, "--at", 3).isRefusedWith("keeps no checkpoint after step 3", "1, ");
  }

  @Test
  void theQueueIsListedMovedHeldReleasedAndLimited() {
    long first = TinyRun.enqueue(workspace, 4);
    long second = TinyRun.enqueue(workspace, 4);
    assertEquals(0, terminal("queue", "move", second, "--before", first).exitCode());
    assertEquals(0, terminal("queue", "hold", first).exitCode());
    String list = terminal("queue", "list").out();
    assertTrue(list.indexOf("run " + second) < list.indexOf("run " + first), list);
    assertTrue(list.contains("held"), list);
    assertEquals(0, terminal("queue", "release", first).exitCode());
    terminal("queue", "release", first).isRefusedWith("does not wait so");
    assertEquals(0, terminal("queue", "limit", "cpu", 2).exitCode());
    assertEquals(2, workspace.queue().maximum("cpu"));
    terminal("queue", "limit", "cpu", 0).isRefusedWith("1 or more");
    says("taken out of the queue", "stop", first);
    assertEquals(RunState.STOPPED, workspace.run(first).orElseThrow().state());
  }

  @Test
  void theBestEvaluationIsChosenByAStatedMeasure() {
    long run = TinyRun.enqueue(workspace, 4);
    TinyRun.train(workspace, run);
    says("after step ", "best", run);
    says("recovered_private", "best", run, "--by", "recovered_private");
    assertEquals(
        BestMeasure.Kind.RECOVERED_PRIVATE, workspace.run(run).orElseThrow().bestBy().kind());
    terminal("best", run, "--by", "total").isRefusedWith("no measure total", "answers_kept");
  }

  private void says(String words, Object... command) {
    Terminal terminal = terminal(command);
    assertEquals(0, terminal.exitCode(), terminal.err());
    assertTrue(terminal.out().contains(words), terminal.out());
  }

  private Terminal terminal(Object... command) {
    Object[] all = Arrays.copyOf(command, command.length + 2);
    all[command.length] = "--workspace";
    all[command.length + 1] = folder;
    return Terminal.run(all);
  }
}
