package org.leadlight.app.workbench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import org.leadlight.app.shell.Tasks;
import org.leadlight.run.LiveSettings;
import org.leadlight.run.Preset;
import org.leadlight.run.RecipeDifference;
import org.leadlight.run.RunSpec;
import org.leadlight.run.Side;
import org.leadlight.run.Tunable;
import org.leadlight.workspace.CommandRequest;

/**
 * Steers the run that is shown: its live numbers on controls of their own, beside the next recipe,
 * which it never touches. What is let go of becomes one request, however many numbers it changes.
 */
public final class SteeringViewModel {

  /** How long a change is said to have been applied. */
  static final long TOLD_NANOS = 30_000_000_000L;

  private final RecipeViewModel shown;
  private final RunBackend backend;
  private final Tasks tasks;
  private final LongSupplier nanoClock;
  private final BooleanProperty steering = new SimpleBooleanProperty();
  private final ReadOnlyBooleanWrapper steerable = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Optional<RunHead>> head =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<List<RecipeDifference>> leftOut =
      new ReadOnlyObjectWrapper<>(List.of());
  private final Map<String, LiveNumber> numbers = new LinkedHashMap<>();
  private final List<Sent> sent = new ArrayList<>();
  private final Map<Long, Long> toldSince = new HashMap<>();
  private long started = -1;

  /** A change on its way into the workspace. */
  private static final class Sent {
    private final Map<String, Double> values;
    private long id = -1;

    Sent(Map<String, Double> values) {
      this.values = values;
    }
  }

  /**
   * Steers nothing yet.
   *
   * @param shown the controls for a run's recipe
   * @param backend the workspace
   * @param tasks runs what may block
   * @param nanoClock a clock that never goes back
   */
  SteeringViewModel(
      RecipeViewModel shown, RunBackend backend, Tasks tasks, LongSupplier nanoClock) {
    this.shown = shown;
    this.backend = backend;
    this.tasks = tasks;
    this.nanoClock = nanoClock;
    steering.subscribe(now -> started = -1);
  }

  /** The run's recipe on its controls. */
  public RecipeViewModel recipe() {
    return shown;
  }

  /** Whether the panel steers the run instead of showing the next recipe. */
  public BooleanProperty steeringProperty() {
    return steering;
  }

  /** Goes over to the other side, where there is one. */
  public void toggle() {
    steering.set(!steering.get() && steerable.get());
  }

  /** Whether there is a run to steer. */
  public ReadOnlyBooleanProperty steerableProperty() {
    return steerable.getReadOnlyProperty();
  }

  /** The run that is shown, empty when there is none. */
  public ReadOnlyObjectProperty<Optional<RunHead>> headProperty() {
    return head.getReadOnlyProperty();
  }

  /** How many changes the run shown has applied. */
  public ObservableValue<Integer> applied() {
    return head.map(run -> run.map(shownRun -> shownRun.changes().applied().size()).orElse(0));
  }

  /** What the last preset could not change, because it is fixed while a run goes on. */
  ReadOnlyObjectProperty<List<RecipeDifference>> leftOutProperty() {
    return leftOut.getReadOnlyProperty();
  }

  /** A live number of the run by where it stands in a recipe; empty for what is fixed. */
  Optional<LiveNumber> number(String path) {
    return numbers.values().stream().filter(number -> number.path().equals(path)).findFirst();
  }

  /** Steers the run that was started here as soon as it trains, unless a side is chosen before. */
  void follow(long run) {
    started = run;
  }

  /** Shows a snapshot; a number somebody is busy with keeps what its control says. */
  void show(RunSnapshot snapshot) {
    Optional<RunHead> before = head.get();
    head.set(snapshot.head());
    snapshot
        .head()
        .ifPresent(
            now -> {
              if (!before.map(RunHead::id).equals(Optional.of(now.id()))) {
                begin(now);
              }
              refresh(now);
            });
    boolean now = snapshot.head().map(RunHead::state).filter(RunState::isSteerable).isPresent();
    steerable.set(now);
    if (!now) {
      steering.set(false);
    } else if (snapshot.head().filter(this::wasStartedHere).isPresent()) {
      steering.set(true);
    }
  }

  private boolean wasStartedHere(RunHead now) {
    return now.id() == started && now.state() == RunState.RUNNING;
  }

  private void begin(RunHead run) {
    sent.clear();
    toldSince.clear();
    leftOut.set(List.of());
    shown.show(run.steered());
    numbers.clear();
    for (Tunable tunable : LiveSettings.tunables(shown.factoryProperty().get())) {
      Optional<LiveNumber> number =
          shown
              .tunable(tunable.key())
              .map(LiveNumber::of)
              .or(() -> field(tunable).map(field -> LiveNumber.of(tunable, field)));
      number.ifPresent(found -> numbers.put(tunable.key(), found));
    }
  }

  private Optional<SettingViewModel> field(Tunable tunable) {
    return shown.training().stream()
        .filter(field -> field.path().equals("training." + tunable.key()))
        .findFirst();
  }

  private void refresh(RunHead run) {
    RunChanges changes = run.changes();
    sent.removeIf(each -> changes.list().stream().anyMatch(change -> change.id() == each.id));
    Map<String, Double> awaited = awaited(changes);
    for (LiveNumber number : numbers.values()) {
      String key = number.key();
      number.show(
          Objects.requireNonNull(changes.now().get(key), key),
          Objects.requireNonNull(awaited.get(key), key),
          status(changes, key));
    }
  }

  private Map<String, Double> awaited(RunChanges changes) {
    Map<String, Double> awaited = changes.awaited();
    sent.forEach(each -> awaited.putAll(each.values));
    return awaited;
  }

  private LiveStatus status(RunChanges changes, String key) {
    if (sent.stream().anyMatch(each -> each.values.containsKey(key))) {
      return LiveStatus.PENDING;
    }
    return changes.newestOf(key).map(this::status).orElse(LiveStatus.QUIET);
  }

  private LiveStatus status(RunChange change) {
    if (change.isOpen()) {
      return LiveStatus.PENDING;
    }
    long now = nanoClock.getAsLong();
    if (now - toldSince.computeIfAbsent(change.id(), first -> now) > TOLD_NANOS) {
      return LiveStatus.QUIET;
    }
    return change.isApplied()
        ? LiveStatus.applied(change.command().step())
        : LiveStatus.rejected(change.command().reason());
  }

  /** Asks for what the control of a number says, if that is another number than before. */
  void commit(LiveNumber number) {
    number.change().ifPresent(value -> set(Map.of(number.key(), value)));
  }

  /** Sets every live number of a preset that differs; what is fixed is left out and told. */
  void apply(Preset preset) {
    head.get()
        .ifPresent(
            run -> {
              RunSpec now = run.steered();
              int layers = shown.layersProperty().get();
              set(LiveSettings.of(preset.applyTo(now, layers)));
              leftOut.set(
                  preset.differences(now, layers).stream()
                      .filter(difference -> number(difference.path()).isEmpty())
                      .toList());
            });
  }

  /** Multiplies every weight that hides and is on. */
  void multiplyHiding(double factor) {
    head.get()
        .ifPresent(
            run -> {
              Map<String, Double> awaited = awaited(run.changes());
              Map<String, Double> values = new LinkedHashMap<>();
              for (TunableViewModel weight : shown.weights(Side.HIDE_THE_PROMPT)) {
                Tunable tunable = weight.tunable();
                double was = awaited.getOrDefault(tunable.key(), 0.0);
                if (was != 0) {
                  double now = Numbers.round(factor * was, 6);
                  values.put(tunable.key(), Math.clamp(now, tunable.minimum(), tunable.maximum()));
                }
              }
              set(values);
            });
  }

  /** The step before the newest change, whose numbers can be set back; empty for no change. */
  OptionalLong stepBefore() {
    return head.get()
        .filter(run -> run.state().isSteerable())
        .flatMap(run -> run.changes().newest())
        .map(change -> OptionalLong.of(change.command().step() - 1))
        .orElse(OptionalLong.empty());
  }

  /** Sets the numbers back to those before the newest change. */
  public void goBack() {
    stepBefore().ifPresent(this::backTo);
  }

  /** Sets the numbers back to those that a step used, counted from 0. */
  void backTo(long step) {
    head.get().ifPresent(run -> set(run.changes().at(step)));
  }

  /** One request for every number that is not so already. */
  private void set(Map<String, Double> values) {
    head.get()
        .filter(run -> steerable.get())
        .ifPresent(
            run -> {
              Map<String, Double> changed = new LinkedHashMap<>(values);
              Map<String, Double> awaited = awaited(run.changes());
              changed.keySet().retainAll(numbers.keySet());
              changed.entrySet().removeIf(e -> e.getValue().equals(awaited.get(e.getKey())));
              leftOut.set(List.of());
              if (!changed.isEmpty()) {
                send(run, changed);
              }
            });
  }

  private void send(RunHead run, Map<String, Double> values) {
    Sent change = new Sent(values);
    sent.add(change);
    refresh(run);
    tasks.run(
        () -> backend.request(run.id(), CommandRequest.set(values)),
        id -> change.id = id,
        () -> {
          sent.remove(change);
          head.get().ifPresent(this::refresh);
        });
  }
}
