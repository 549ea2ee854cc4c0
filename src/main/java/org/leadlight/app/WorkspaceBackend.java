package org.leadlight.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.leadlight.app.workbench.Evaluated;
import org.leadlight.app.workbench.HyperparameterRow;
import org.leadlight.app.workbench.Machine;
import org.leadlight.app.workbench.RecipeSources;
import org.leadlight.app.workbench.RunBackend;
import org.leadlight.app.workbench.RunChanges;
import org.leadlight.app.workbench.RunCursor;
import org.leadlight.app.workbench.RunHead;
import org.leadlight.app.workbench.RunPast;
import org.leadlight.app.workbench.RunState;
import org.leadlight.app.workbench.RunUpdate;
import org.leadlight.app.workbench.WorkspaceFacts;
import org.leadlight.format.ModelConfig;
import org.leadlight.run.Evaluation;
import org.leadlight.run.InspectedPrompt;
import org.leadlight.run.RunSpec;
import org.leadlight.run.UserMistakeException;
import org.leadlight.workspace.Asking;
import org.leadlight.workspace.Catalogue;
import org.leadlight.workspace.Command;
import org.leadlight.workspace.CommandKind;
import org.leadlight.workspace.CommandRequest;
import org.leadlight.workspace.CommandState;
import org.leadlight.workspace.Dated;
import org.leadlight.workspace.LivenessMonitor;
import org.leadlight.workspace.RunSnapshot;
import org.leadlight.workspace.RunSummary;
import org.leadlight.workspace.Workspace;

/**
 * The workspace behind the window. Reading, commanding and asking have a connection each, so that
 * one never waits for the other; each is opened by its first call, off the FX thread.
 */
public final class WorkspaceBackend implements RunBackend, AutoCloseable {

  private static final int STEPS_A_POLL = 25_000;

  private final Path folder;
  private final String shownAs;
  private final Asking asking;
  private @Nullable Workspace reading;
  private @Nullable LivenessMonitor liveness;
  private final WorkspaceSources sources;
  private final WorkspaceWatch watch;
  private final RunOrders orders;
  private long machineOf = -1;
  private Machine machine = Machine.UNKNOWN;
  private long version;
  private volatile OptionalLong chosen = OptionalLong.empty();
  private OptionalLong chosenBefore = OptionalLong.empty(); // at the last poll
  private @Nullable RunCursor upToDate; // at which the last poll found nothing new
  private RunUpdate last =
      new RunUpdate(
          WorkspaceFacts.UNKNOWN, Optional.empty(), Map.of(), List.of(), List.of(), List.of());

  /** The workspace in a folder, not opened yet. */
  public WorkspaceBackend(Path folder) {
    this(folder, shortened(folder.toAbsolutePath().normalize()));
  }

  /** The workspace in a folder that the window calls by another name. */
  public WorkspaceBackend(Path folder, String shownAs) {
    this(folder, shownAs, new WorkspaceWatch(folder));
  }

  WorkspaceBackend(Path folder, String shownAs, WorkspaceWatch watch) {
    this.folder = folder;
    this.shownAs = shownAs;
    this.watch = watch;
    this.asking = new Asking(folder);
    this.orders = new RunOrders(folder);
    this.sources = new WorkspaceSources(folder);
  }

  @Override
  public RecipeSources sources() {
    return sources;
  }

  @Override
  public long start(RunSpec spec) {
    return orders.start(spec);
  }

  @Override
  public OptionalInt layers(String modelSource) {
    try {
      return OptionalInt.of(ModelConfig.read(new Catalogue(folder).model(modelSource)).layers());
    } catch (UserMistakeException unreadable) {
      return OptionalInt.empty();
    }
  }

  @Override
  public long request(long run, CommandRequest request) {
    return orders.request(run, request);
  }

  @Override
  public void resume(long run) {
    orders.resume(run);
  }

  @Override
  public long replay(long run) {
    return orders.replay(run);
  }

  @Override
  public long branch(long run, long step, Map<String, Double> changes) {
    return orders.branch(run, step, changes);
  }

  /** Waits on a connection of its own, so that a question delays neither a command nor a poll. */
  @Override
  public Optional<InspectedPrompt> ask(long run, String prompt, OptionalLong step) {
    return asking.ask(run, prompt, step);
  }

  /** Called by one thread only. */
  @Override
  public RunUpdate poll(RunCursor cursor) {
    Workspace opened = reading();
    look(opened);
    forgetWhenAnotherIsChosen();
    long now = opened.dataVersion();
    if (now == version && cursor.equals(upToDate)) {
      return new RunUpdate(last.facts(), last.head(), Map.of(), List.of(), List.of(), List.of());
    }
    last = read(opened, cursor);
    boolean nothingNew = last.appended().isEmpty() && last.evaluations().isEmpty();
    upToDate = nothingNew ? cursor : null;
    version = now;
    return last;
  }

  @Override
  public void choose(OptionalLong run) {
    chosen = run;
  }

  private void forgetWhenAnotherIsChosen() {
    OptionalLong now = chosen;
    if (!now.equals(chosenBefore)) {
      chosenBefore = now;
      upToDate = null;
    }
  }

  private RunUpdate read(Workspace opened, RunCursor cursor) {
    List<RunSummary> runs = opened.runs();
    WorkspaceFacts facts =
        new WorkspaceFacts(
            shownAs,
            count(runs, run -> run.isHeldByWorker()),
            count(runs, org.leadlight.workspace.RunState.QUEUED::equals),
            watch.isDiskFull());
    return shown(runs)
        .flatMap(run -> opened.read(run.id(), since(cursor, run), STEPS_A_POLL))
        .map(read -> update(opened, facts, read))
        .orElseGet(
            () ->
                new RunUpdate(facts, Optional.empty(), Map.of(), List.of(), List.of(), List.of()));
  }

  private Workspace reading() {
    Workspace opened = reading;
    if (opened == null) {
      opened = Workspace.open(folder);
      reading = opened;
      liveness = new LivenessMonitor(opened);
    }
    return opened;
  }

  private void look(Workspace opened) {
    LivenessMonitor monitor = liveness;
    if (monitor != null && watch.look(monitor)) {
      upToDate = null; // what this connection writes does not change its own data version
    }
  }

  /** The run that was chosen, else the one going on, else the newest. */
  private Optional<RunSummary> shown(List<RunSummary> newestFirst) {
    return newestFirst.stream()
        .filter(run -> chosenBefore.equals(OptionalLong.of(run.id())))
        .findFirst()
        .or(() -> newestFirst.stream().filter(run -> run.state().isHeldByWorker()).findFirst())
        .or(() -> newestFirst.stream().findFirst());
  }

  private static org.leadlight.workspace.RunCursor since(RunCursor cursor, RunSummary run) {
    return cursor.run() == run.id()
        ? new org.leadlight.workspace.RunCursor(
            cursor.rewinds(), cursor.step(), cursor.hyperparameters(), cursor.evaluation())
        : org.leadlight.workspace.RunCursor.START;
  }

  private static int count(
      List<RunSummary> runs, Predicate<org.leadlight.workspace.RunState> which) {
    return (int) runs.stream().map(RunSummary::state).filter(which).count();
  }

  private RunUpdate update(Workspace opened, WorkspaceFacts facts, RunSnapshot read) {
    RunSummary run = read.run();
    RunState state = state(run.state());
    boolean stopping = state.isObeying() && isStopping(read.commands());
    RunHead head =
        new RunHead(
            run.id(),
            run.spec(),
            stopping ? RunState.STOPPING : state,
            run.step(),
            run.message(),
            machine(opened, run.id()),
            past(opened, run, read.commands()));
    return new RunUpdate(
        facts,
        Optional.of(head),
        StepCurves.of(read.metrics()),
        read.hyperparameters().stream()
            .map(row -> HyperparameterRow.fromJson(row.step(), row.json()))
            .toList(),
        read.evaluations().stream().map(WorkspaceBackend::evaluated).toList(),
        read.prompts());
  }

  private RunPast past(Workspace opened, RunSummary run, List<Command> commands) {
    return new RunPast(
        run.origin(),
        run.rewinds(),
        opened.weights().checkpointSteps(run.id()),
        RunChanges.of(run.spec(), commands));
  }

  /** Until the worker has come to the end; obeyed, a stop still takes a checkpoint. */
  private static boolean isStopping(List<Command> commands) {
    return commands.stream()
        .anyMatch(
            command ->
                command.kind() == CommandKind.STOP
                    && (command.state() == CommandState.REQUESTED
                        || command.state() == CommandState.APPLIED));
  }

  /** Asked once of a run that has begun; it stays where it is. */
  private Machine machine(Workspace opened, long run) {
    if (machineOf != run || machine.equals(Machine.UNKNOWN)) {
      machine = opened.runtime(run).map(Machine::fromReport).orElse(Machine.UNKNOWN);
      machineOf = run;
    }
    return machine;
  }

  private static RunState state(org.leadlight.workspace.RunState state) {
    return switch (state) {
      case QUEUED -> RunState.QUEUED;
      case HELD -> RunState.HELD;
      case RUNNING -> RunState.RUNNING;
      case PAUSED -> RunState.PAUSED;
      case FINISHED -> RunState.FINISHED;
      case STOPPED -> RunState.STOPPED;
      case DISCARDED -> RunState.DISCARDED;
      case FAILED -> RunState.FAILED;
      case INTERRUPTED -> RunState.INTERRUPTED;
    };
  }

  private static Evaluated evaluated(Dated dated) {
    Evaluation evaluation = Evaluation.fromJson(dated.step(), dated.json());
    return new Evaluated(evaluation.step(), evaluation.figures());
  }

  private static String shortened(Path path) {
    Path home = Path.of(System.getProperty("user.home"));
    return path.startsWith(home) ? "~/" + home.relativize(path) : path.toString();
  }

  /** Closes every connection; nothing may call any more, but a wait for an answer ends. */
  @Override
  public void close() {
    asking.close();
    sources.close();
    Workspace read = reading;
    if (read != null) {
      read.close();
    }
    orders.close();
  }
}
