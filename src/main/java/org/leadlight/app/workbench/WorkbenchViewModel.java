package org.leadlight.app.workbench;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.leadlight.app.shell.Tasks;
import org.leadlight.app.shell.Texts;
import org.leadlight.run.ModelSpec;
import org.leadlight.run.RunSpec;
import org.leadlight.workspace.Keep;

/** The workbench: the next recipe, the run that is shown, and what leads from one to the other. */
public final class WorkbenchViewModel {

  private final RecipeViewModel recipe;
  private final TilesViewModel tiles;
  private final RunBackend backend;
  private final Tasks tasks;
  private final RunCommands commands;
  private final SteeringViewModel steering;
  private final Texts texts;
  private final ObjectProperty<RunSnapshot> snapshot =
      new SimpleObjectProperty<>(RunSnapshot.EMPTY);
  private final ReadOnlyObjectWrapper<RunState> state = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper subtitle = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper chip = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper remark = new ReadOnlyStringWrapper("");
  private final ObjectProperty<OptionalLong> chosen =
      new SimpleObjectProperty<>(OptionalLong.empty());
  private final BooleanProperty starting = new SimpleBooleanProperty();

  /**
   * A workbench.
   *
   * @param recipe the next recipe
   * @param backend the workspace
   * @param background runs what may block
   * @param window runs a task on the FX thread
   * @param texts the words
   */
  public WorkbenchViewModel(
      RecipeViewModel recipe,
      RunBackend backend,
      Executor background,
      Executor window,
      Texts texts) {
    this.recipe = recipe;
    this.backend = backend;
    this.texts = texts;
    this.tiles = new TilesViewModel(texts);
    this.tasks = new Tasks(background, window, texts);
    this.commands = new RunCommands(backend, tasks, () -> recipe.specProperty().get());
    this.steering =
        new SteeringViewModel(
            new RecipeViewModel(
                recipe.factories(), recipe.specProperty().get(), recipe.layersProperty().get()),
            backend,
            tasks,
            System::nanoTime);
    commands.askedProperty().subscribe(asked -> showAgain());
    show(RunSnapshot.EMPTY);
    recipe
        .specProperty()
        .map(RunSpec::model)
        .map(ModelSpec::source)
        .subscribe((before, now) -> askForLayers(now));
  }

  /** Another model has other layers; its file is read in the background. */
  private void askForLayers(String source) {
    tasks.ask(
        () -> backend.layers(source),
        count -> {
          if (source.equals(recipe.specProperty().get().model().source())) {
            count.ifPresent(recipe::takeLayers);
          }
        });
  }

  /** What was just asked shows at once. */
  private void showAgain() {
    snapshot.get().head().ifPresent(this::showHead);
  }

  /** The next recipe. */
  public RecipeViewModel recipe() {
    return recipe;
  }

  /** The tiles. */
  public TilesViewModel tiles() {
    return tiles;
  }

  /** What is shown. */
  public ObjectProperty<RunSnapshot> snapshotProperty() {
    return snapshot;
  }

  /** The run's name, or what to do when there is none. */
  public ReadOnlyStringProperty titleProperty() {
    return title.getReadOnlyProperty();
  }

  /** What tells the run from others. */
  public ReadOnlyStringProperty subtitleProperty() {
    return subtitle.getReadOnlyProperty();
  }

  /** Where the run stands, in words; empty when there is none. */
  public ReadOnlyStringProperty chipProperty() {
    return chip.getReadOnlyProperty();
  }

  /** Where the run stands; null when there is none. */
  public ReadOnlyObjectProperty<@Nullable RunState> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** What went wrong with the last command; empty when nothing did. */
  public ReadOnlyStringProperty noticeProperty() {
    return tasks.noticeProperty();
  }

  /** What is to be said of how the run stands besides its state; empty for nothing. */
  public ReadOnlyStringProperty remarkProperty() {
    return remark.getReadOnlyProperty();
  }

  /** What can be asked of the run shown. */
  public RunCommands commands() {
    return commands;
  }

  /** The live numbers of the run shown. */
  public SteeringViewModel steering() {
    return steering;
  }

  /** Whether a start was asked for and is not in the workspace yet. */
  public BooleanProperty startingProperty() {
    return starting;
  }

  /** The run that somebody chose to see; empty to follow the one going on, else the newest. */
  public ObjectProperty<OptionalLong> chosenProperty() {
    return chosen;
  }

  /** Starts the recipe; answers at once and leaves the rest to the background. */
  public void start() {
    if (!recipe.startableProperty().get() || starting.get()) {
      return;
    }
    starting.set(true);
    chosen.set(OptionalLong.empty()); // who starts a run wants to see it
    RunSpec spec = recipe.specProperty().get();
    boolean next = state.get() == null || !state.get().isGoingOn();
    tasks.run(
        () -> backend.start(spec),
        run -> {
          starting.set(false);
          if (next) {
            steering.follow(run);
          }
        },
        () -> starting.set(false));
  }

  /** Stops the run shown and keeps what it has come to; answers at once. */
  public void stop() {
    commands.stop(Keep.LAST);
  }

  /** Shows why a task failed, when it does. */
  void follow(CompletableFuture<?> task) {
    tasks.follow(task);
  }

  /** Shows a snapshot. */
  public void show(RunSnapshot shown) {
    snapshot.set(shown);
    commands.show(shown.head());
    shown.head().ifPresentOrElse(this::showHead, this::showNothing);
    tiles.show(shown);
    steering.show(shown);
  }

  private void showHead(RunHead head) {
    RunState now = commands.isStopping(head) ? RunState.STOPPING : head.state();
    state.set(now);
    title.set(texts.format("header.run", head.id()));
    subtitle.set(subtitle(head));
    chip.set(
        texts.format(
            "chip." + now.name().toLowerCase(Locale.ROOT),
            head.step(),
            head.spec().training().steps()));
    remark.set(remark(head, now));
  }

  private String subtitle(RunHead head) {
    RunChanges changes = head.changes();
    String key = changes.applied().isEmpty() ? "header.alpha" : "header.alpha.steered";
    return recipe
        .alpha()
        .map(alpha -> changes.now().get(alpha.tunable().key()))
        .map(alpha -> texts.format(key, Numbers.plain(alpha)))
        .orElse("");
  }

  /** What is to be said of how a run stands besides its state. */
  private String remark(RunHead head, RunState now) {
    return switch (now) {
      case QUEUED, RUNNING, STOPPING, PAUSED -> "";
      case HELD -> texts.format("remark.held", head.id());
      case INTERRUPTED ->
          texts.format("remark.interrupted", head.id(), head.step(), head.message());
      case FAILED -> texts.format("remark.failed", head.id(), head.step(), head.message());
      case FINISHED, STOPPED, DISCARDED -> head.message();
    };
  }

  private void showNothing() {
    title.set(texts.get("header.none"));
    subtitle.set(texts.get("header.none.hint"));
    chip.set("");
    remark.set("");
  }
}
