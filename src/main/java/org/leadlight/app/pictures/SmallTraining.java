package org.leadlight.app.pictures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.leadlight.app.privacy.PrivacyViewModel;
import org.leadlight.run.Factories;
import org.leadlight.run.RecipeFormat;
import org.leadlight.run.Recipes;
import org.leadlight.run.RunSpec;
import org.leadlight.run.UserMistakeException;
import org.leadlight.run.attack.AttackPlan;
import org.leadlight.workspace.CommandKind;
import org.leadlight.workspace.CommandRequest;
import org.leadlight.workspace.CommandState;
import org.leadlight.workspace.LivenessMonitor;
import org.leadlight.workspace.RunState;
import org.leadlight.workspace.RunSummary;
import org.leadlight.workspace.WorkerLauncher;
import org.leadlight.workspace.Workspace;

/** A short training of the bundled demonstration in a worker process. */
public final class SmallTraining implements AutoCloseable {

  private static final long PAUSE_MILLIS = 200;

  private final Workspace workspace;
  private final long run;
  private Process worker;

  private SmallTraining(Workspace workspace, long run, Process worker) {
    this.workspace = workspace;
    this.run = run;
    this.worker = worker;
  }

  /** Starts it in a workspace. */
  public static SmallTraining start(Path folder, int steps) {
    Workspace workspace = Workspace.open(folder);
    long run = workspace.enqueue("", recipe(steps));
    return new SmallTraining(workspace, run, new WorkerLauncher(folder).start());
  }

  /** The demonstration with evaluations enough for a curve. */
  private static RunSpec recipe(int steps) {
    return RecipeFormat.with(
        Recipes.DEMONSTRATION,
        List.of(
            "training.steps=" + steps,
            "training.evaluation_interval=" + Math.max(1, steps / 6),
            "training.checkpoint_interval=" + Math.max(1, steps / 6)));
  }

  /** Waits until half of the steps are taken. */
  public void awaitHalf() {
    await(run -> 2 * run.step() >= run.steps());
  }

  /** Changes one number, waits until it is used, pauses the run and asks for another change. */
  public void steerAndPause() {
    long change = set(Factories.ENTROPY, 0.2);
    await(now -> workspace.commands().find(change).orElseThrow().state() == CommandState.APPLIED);
    workspace.commands().request(run, CommandRequest.of(CommandKind.PAUSE));
    await(now -> now.state() == RunState.PAUSED);
    set(Factories.SIMILARITY, 0.3);
  }

  private long set(String key, double value) {
    return workspace.commands().request(run, CommandRequest.set(Map.of(key, value)));
  }

  /** Ends the worker as a failure of the machine would, and waits until that is noticed. */
  public void interrupt() {
    worker.destroyForcibly().onExit().join();
    LivenessMonitor observer = new LivenessMonitor(workspace);
    while (summary().state().isHeldByWorker()) {
      observer.observe();
      pause();
    }
  }

  /** Lets an interrupted run go on in another worker. */
  public void goOn() {
    workspace.queue().resume(run);
    worker = new WorkerLauncher(workspace.folder()).start();
  }

  /** Lets attackers that learn nothing read what it releases, and waits for their report. */
  public void attack() {
    long step = workspace.weights().find(run, OptionalLong.empty()).orElseThrow().step();
    AttackPlan plan = AttackPlan.of(PrivacyViewModel.QUICK);
    long attack = workspace.attacks().request(run, step, plan, false);
    Process attackers = new WorkerLauncher(workspace.folder()).startAttacks();
    attackers.onExit().join();
    if (workspace.attacks().report(attack).isEmpty()) {
      throw new UserMistakeException(
          "The attack made no report: " + workspace.attacks().find(attack).orElseThrow().message());
    }
  }

  /** Waits until the run has ended. */
  public void awaitEnd() {
    await(run -> false);
  }

  /** Waits for what is wanted, at most to the end of the run. */
  private void await(Predicate<RunSummary> wanted) {
    RunSummary now = summary();
    while (!wanted.test(now) && !now.state().isEnd()) {
      boolean alive = worker.isAlive();
      now = summary(); // after asking for the worker, who writes the end before he goes
      if (!alive && !now.state().isEnd()) {
        throw new UserMistakeException("The worker process ended early: " + lastWords());
      }
      pause();
    }
    if (now.state() == RunState.FAILED) {
      throw new UserMistakeException("The training failed: " + now.message());
    }
  }

  private RunSummary summary() {
    return workspace.run(run).orElseThrow();
  }

  private String lastWords() {
    Path log = workspace.folder().resolve("worker.log");
    try {
      return Files.readAllLines(log).stream().reduce((one, next) -> next).orElse("it said nothing");
    } catch (IOException e) {
      return "its log " + log + " cannot be read";
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserMistakeException("The training was interrupted.");
    }
  }

  /** Ends the worker if it is still there. */
  @Override
  public void close() {
    worker.destroy();
    worker.onExit().join();
    workspace.close();
  }
}
