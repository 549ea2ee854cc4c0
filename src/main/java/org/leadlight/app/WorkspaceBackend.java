package org.leadlight.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.leadlight.app.workbench.Evaluated;
import org.leadlight.app.workbench.Figure;
import org.leadlight.app.workbench.HyperparameterRow;
import org.leadlight.app.workbench.Points;
import org.leadlight.app.workbench.RunBackend;
import org.leadlight.app.workbench.RunCursor;
import org.leadlight.app.workbench.RunHead;
import org.leadlight.app.workbench.RunState;
import org.leadlight.app.workbench.RunUpdate;
import org.leadlight.app.workbench.WorkspaceFacts;
import org.leadlight.run.Evaluation;
import org.leadlight.run.RunSpec;
import org.leadlight.workspace.Catalogue;
import org.leadlight.workspace.CommandKind;
import org.leadlight.workspace.Dated;
import org.leadlight.workspace.LivenessMonitor;
import org.leadlight.workspace.MetricRow;
import org.leadlight.workspace.Preflight;
import org.leadlight.workspace.RunSnapshot;
import org.leadlight.workspace.RunSummary;
import org.leadlight.workspace.WorkerLauncher;
import org.leadlight.workspace.Workspace;

/**
 * The workspace behind the window. Reading and commanding have a connection each, opened on the
 * thread that first needs it, so that neither waits for the other.
 */
final class WorkspaceBackend implements RunBackend, AutoCloseable {

  private static final int STEPS_AT_ONCE = 5_000;
  private static final long OBSERVE_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final Path folder;
  private final WorkerLauncher launcher;
  private @Nullable Workspace commanding;
  private @Nullable Workspace reading;
  private @Nullable LivenessMonitor liveness;
  private long observed;
  private long version = Long.MIN_VALUE;
  private RunUpdate last =
      new RunUpdate(WorkspaceFacts.UNKNOWN, Optional.empty(), Map.of(), List.of(), List.of());

  WorkspaceBackend(Path folder) {
    this.folder = folder;
    this.launcher = new WorkerLauncher(folder);
  }

  @Override
  public long start(RunSpec spec) {
    new Preflight(new Catalogue(folder)).requireReady(spec);
    long id = commanding().enqueue("", spec);
    launcher.start();
    return id;
  }

  @Override
  public void stop(long run) {
    if (!commanding().withdraw(run)) {
      commanding().request(run, CommandKind.STOP);
    }
  }

  @Override
  public RunUpdate poll(RunCursor cursor) {
    Workspace workspace = reading();
    observe(workspace);
    long now = workspace.dataVersion();
    boolean sameRun = last.head().map(RunHead::id).orElse(-1L) == cursor.run();
    if (now == version && sameRun) {
      return new RunUpdate(last.facts(), last.head(), Map.of(), List.of(), List.of());
    }
    List<RunSummary> runs = workspace.runs();
    last = update(workspace, runs, cursor);
    boolean whole =
        last.appended().values().stream().allMatch(points -> points.size() < STEPS_AT_ONCE);
    version = whole ? now : Long.MIN_VALUE;
    return last;
  }

  private RunUpdate update(Workspace workspace, List<RunSummary> runs, RunCursor cursor) {
    WorkspaceFacts facts =
        new WorkspaceFacts(
            folder.toString(),
            count(runs, org.leadlight.workspace.RunState.RUNNING),
            count(runs, org.leadlight.workspace.RunState.QUEUED));
    Optional<RunSummary> shown = shown(runs);
    if (shown.isEmpty()) {
      return new RunUpdate(facts, Optional.empty(), Map.of(), List.of(), List.of());
    }
    long id = shown.get().id();
    RunCursor from = id == cursor.run() ? cursor : RunCursor.START;
    RunSnapshot read =
        workspace
            .read(id, new org.leadlight.workspace.RunCursor(from.step(), -1, -1), STEPS_AT_ONCE)
            .orElseThrow();
    return new RunUpdate(
        facts,
        Optional.of(head(workspace, read.run())),
        points(read.metrics()),
        read.hyperparameters().stream()
            .skip(from.hyperparameters())
            .map(WorkspaceBackend::hyperparameters)
            .toList(),
        read.evaluations().stream()
            .skip(from.evaluations())
            .map(WorkspaceBackend::evaluated)
            .toList());
  }

  /** The run going on, else the newest. */
  private static Optional<RunSummary> shown(List<RunSummary> runs) {
    return runs.stream()
        .filter(run -> run.state() == org.leadlight.workspace.RunState.RUNNING)
        .findFirst()
        .or(() -> runs.stream().findFirst());
  }

  private static RunHead head(Workspace workspace, RunSummary run) {
    RunState state =
        switch (run.state()) {
          case QUEUED -> RunState.QUEUED;
          case RUNNING -> workspace.isStopping(run.id()) ? RunState.STOPPING : RunState.RUNNING;
          case FINISHED -> RunState.FINISHED;
          case STOPPED -> RunState.STOPPED;
          case FAILED, INTERRUPTED -> RunState.FAILED;
        };
    return new RunHead(run.id(), run.spec(), state, run.step(), run.message());
  }

  /** Rows of many series to a curve of each series. */
  private static Map<String, Points> points(List<MetricRow> rows) {
    Map<String, List<double[]>> byName = new LinkedHashMap<>();
    for (MetricRow row : rows) {
      for (int i = 0; i < row.names().size(); i++) {
        byName
            .computeIfAbsent(row.names().get(i), name -> new ArrayList<>(rows.size()))
            .add(new double[] {row.step(), row.numbers()[i]});
      }
    }
    Map<String, Points> points = new HashMap<>();
    byName.forEach(
        (name, list) ->
            points.put(
                name,
                new Points(
                    list.stream().mapToDouble(point -> point[0]).toArray(),
                    list.stream().mapToDouble(point -> point[1]).toArray(),
                    list.size())));
    return points;
  }

  private static HyperparameterRow hyperparameters(Dated dated) {
    return HyperparameterRow.fromJson(dated.step(), dated.json());
  }

  private static Evaluated evaluated(Dated dated) {
    Map<String, Figure> figures = new LinkedHashMap<>();
    Evaluation.fromJson(dated.step(), dated.json())
        .figures()
        .forEach(
            (name, figure) ->
                figures.put(
                    name, new Figure(figure.value(), figure.count(), figure.low(), figure.high())));
    return new Evaluated(dated.step(), figures);
  }

  private static int count(List<RunSummary> runs, org.leadlight.workspace.RunState state) {
    return (int) runs.stream().filter(run -> run.state() == state).count();
  }

  /** Notices runs whose worker is gone, every two seconds. */
  private void observe(Workspace workspace) {
    if (liveness == null) {
      liveness = new LivenessMonitor(workspace);
    }
    long now = System.nanoTime();
    if (observed == 0 || now - observed > OBSERVE_NANOS) {
      observed = now;
      liveness.observe();
      version = Long.MIN_VALUE; // a write of this connection does not change its data version
    }
  }

  private Workspace commanding() {
    if (commanding == null) {
      commanding = Workspace.open(folder);
    }
    return commanding;
  }

  private Workspace reading() {
    if (reading == null) {
      reading = Workspace.open(folder);
    }
    return reading;
  }

  @Override
  public void close() {
    if (commanding != null) {
      commanding.close();
    }
    if (reading != null) {
      reading.close();
    }
  }
}
