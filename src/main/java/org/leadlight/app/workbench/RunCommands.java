package org.leadlight.app.workbench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;
import org.leadlight.app.shell.Tasks;
import org.leadlight.run.LiveSettings;
import org.leadlight.run.RunSpec;
import org.leadlight.workspace.Command;
import org.leadlight.workspace.CommandKind;
import org.leadlight.workspace.CommandRequest;
import org.leadlight.workspace.CommandState;
import org.leadlight.workspace.Keep;

/** What a person may ask of the run that is shown; every question answers at once. */
public final class RunCommands {

  private final RunBackend backend;
  private final Tasks tasks;
  private final Supplier<RunSpec> nextRecipe;
  private final ReadOnlyObjectWrapper<Optional<RunHead>> head =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<@Nullable CommandKind> asked = new ReadOnlyObjectWrapper<>();
  private final BooleanProperty discarding = new SimpleBooleanProperty();
  private long askedOf = -1;
  private @Nullable RunState askedIn;
  private long number = -1;

  /**
   * Commands for no run yet.
   *
   * @param nextRecipe whose live numbers a branch goes on with
   */
  RunCommands(RunBackend backend, Tasks tasks, Supplier<RunSpec> nextRecipe) {
    this.backend = backend;
    this.tasks = tasks;
    this.nextRecipe = nextRecipe;
  }

  /** The run that is shown, as it is shown: a stop that was asked for shows at once. */
  public ReadOnlyObjectProperty<Optional<RunHead>> headProperty() {
    return head.getReadOnlyProperty();
  }

  /** What was asked and is not obeyed yet; null for nothing. */
  public ReadOnlyObjectProperty<@Nullable CommandKind> askedProperty() {
    return asked.getReadOnlyProperty();
  }

  /** Whether it is asked if the weights may be thrown away. */
  public BooleanProperty discardingProperty() {
    return discarding;
  }

  /** Shows a run; what was asked of another one is no longer waited for. */
  void show(Optional<RunHead> shown) {
    Optional<RunHead> before = head.get();
    boolean sameRun = before.map(RunHead::id).equals(shown.map(RunHead::id));
    if (!sameRun || shown.filter(this::isDecided).isPresent()) {
      forget();
    }
    head.set(shown);
    if (!sameRun || shown.filter(now -> now.state().isGoingOn()).isEmpty()) {
      discarding.set(false);
    }
  }

  /** A stop shows until the run has ended; whatever else is over once the run stands elsewhere. */
  private boolean isDecided(RunHead now) {
    Optional<CommandState> obeyed =
        now.changes().steered().commands().stream()
            .filter(command -> command.id() == number)
            .map(Command::state)
            .findFirst();
    if (asked.get() == CommandKind.STOP) {
      return !now.state().isGoingOn() || obeyed.equals(Optional.of(CommandState.REJECTED));
    }
    return now.state() != askedIn
        || obeyed.filter(s -> s == CommandState.APPLIED || s == CommandState.REJECTED).isPresent();
  }

  private void forget() {
    asked.set(null);
    askedOf = -1;
    number = -1;
  }

  /** Whether the stop of a run was asked for and is not obeyed yet. */
  boolean isStopping(RunHead run) {
    return asked.get() == CommandKind.STOP && askedOf == run.id() && run.state().isGoingOn();
  }

  /** Where the run stands; empty when there is none. */
  private Optional<RunState> state() {
    return head.get().map(RunHead::state);
  }

  /** Whether the run trains or pauses, so that its worker obeys. */
  public boolean isObeying() {
    return state().filter(RunState::isObeying).isPresent() && asked.get() != CommandKind.STOP;
  }

  /** Whether the run can be stopped. */
  public boolean isStoppable() {
    return state().filter(s -> s.isGoingOn() && s != RunState.STOPPING).isPresent()
        && asked.get() != CommandKind.STOP;
  }

  /** Whether it stands still and goes on when told to. */
  public boolean isWaiting() {
    return state()
        .filter(s -> s == RunState.PAUSED || s == RunState.HELD || s.isResumable())
        .isPresent();
  }

  /** Pauses the run, or lets it go on. */
  public void pauseOrResume() {
    if (asked.get() == CommandKind.PAUSE || asked.get() == CommandKind.RESUME) {
      return; // one is on its way
    }
    if (isWaiting() && state().filter(s -> s != RunState.PAUSED).isPresent()) {
      head.get()
          .ifPresent(
              run ->
                  ask(
                      run,
                      CommandKind.RESUME,
                      () -> {
                        backend.resume(run.id());
                        return -1L;
                      }));
    } else if (isObeying()) {
      boolean paused = isWaiting();
      request(CommandRequest.of(paused ? CommandKind.RESUME : CommandKind.PAUSE));
    }
  }

  /** Ends the run early, measured and kept as if every step had been taken. */
  public void finish() {
    requestWhileObeying(CommandKind.FINISH);
  }

  /** Measures now. */
  public void evaluate() {
    requestWhileObeying(CommandKind.EVALUATE);
  }

  /** Keeps a checkpoint now. */
  public void checkpoint() {
    requestWhileObeying(CommandKind.CHECKPOINT);
  }

  private void requestWhileObeying(CommandKind kind) {
    if (isObeying()) {
      request(CommandRequest.of(kind));
    }
  }

  /** Stops the run and keeps some of its weights, or none. */
  public void stop(Keep keep) {
    discarding.set(false);
    if (isStoppable()) {
      request(CommandRequest.stop(keep));
    }
  }

  private void request(CommandRequest request) {
    head.get().ifPresent(run -> ask(run, request.kind(), () -> backend.request(run.id(), request)));
  }

  private void ask(RunHead run, CommandKind kind, Supplier<Long> task) {
    askedOf = run.id();
    askedIn = run.state();
    number = -1;
    asked.set(kind);
    tasks.run(task, id -> number = id, this::forget);
  }

  /** Starts a run that repeats the one shown. */
  public void replay() {
    head.get().ifPresent(run -> start(() -> backend.replay(run.id())));
  }

  /** What a branch at a step would change: where the next recipe's live numbers differ there. */
  public Map<String, Double> branchChanges(long step) {
    return head.get().map(run -> differences(run, step)).orElse(Map.of());
  }

  private Map<String, Double> differences(RunHead run, long step) {
    Map<String, Double> there = LiveSettings.of(run.changes().steered().before(step));
    Map<String, Double> changes = new LinkedHashMap<>(LiveSettings.of(nextRecipe.get()));
    changes.keySet().retainAll(there.keySet());
    changes.entrySet().removeIf(entry -> entry.getValue().equals(there.get(entry.getKey())));
    return changes;
  }

  /** Starts a run that goes on from a checkpoint with the next recipe's live numbers. */
  public void branch(long step) {
    head.get()
        .ifPresent(
            run -> {
              Map<String, Double> changes = differences(run, step);
              start(() -> backend.branch(run.id(), step, changes));
            });
  }

  private void start(Supplier<Long> task) {
    tasks.run(task, started -> {}, () -> {});
  }
}
