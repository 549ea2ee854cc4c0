package org.leadlight.app.workbench;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.leadlight.app.shell.Texts;
import org.leadlight.run.ModelSpec;
import org.leadlight.run.RunSpec;
import org.leadlight.run.UserMistakeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The workbench: the next recipe, the run that is shown, and the two commands between them. */
public final class WorkbenchViewModel {

  private static final Logger LOG = LoggerFactory.getLogger(WorkbenchViewModel.class);

  private final RecipeViewModel recipe;
  private final TilesViewModel tiles;
  private final RunBackend backend;
  private final Executor background;
  private final Executor window;
  private final Texts texts;
  private final ObjectProperty<RunSnapshot> snapshot =
      new SimpleObjectProperty<>(RunSnapshot.EMPTY);
  private final ReadOnlyObjectWrapper<RunState> state = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper subtitle = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper chip = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
  private final ObjectProperty<OptionalLong> chosen =
      new SimpleObjectProperty<>(OptionalLong.empty());
  private final BooleanProperty starting = new SimpleBooleanProperty();
  private final ReadOnlyBooleanWrapper stoppable = new ReadOnlyBooleanWrapper();
  private long stoppedRun = -1;

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
    this.background = background;
    this.window = window;
    this.texts = texts;
    this.tiles = new TilesViewModel(texts);
    show(RunSnapshot.EMPTY);
    recipe
        .specProperty()
        .map(RunSpec::model)
        .map(ModelSpec::source)
        .subscribe((before, now) -> askForLayers(now));
  }

  /** Another model has other layers; its file is read in the background. */
  private void askForLayers(String source) {
    CompletableFuture.supplyAsync(() -> backend.layers(source), background)
        .thenAcceptAsync(
            count -> {
              if (source.equals(recipe.specProperty().get().model().source())) {
                count.ifPresent(recipe::takeLayers);
              }
            },
            window);
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

  /** What went wrong with the last command or the run; empty when nothing did. */
  public ReadOnlyStringProperty noticeProperty() {
    return notice.getReadOnlyProperty();
  }

  /** Whether a start was asked for and is not in the workspace yet. */
  public BooleanProperty startingProperty() {
    return starting;
  }

  /** Whether the run shown can be stopped. */
  public ReadOnlyBooleanProperty stoppableProperty() {
    return stoppable.getReadOnlyProperty();
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
    notice.set("");
    RunSpec spec = recipe.specProperty().get();
    CompletableFuture.supplyAsync(() -> backend.start(spec), background)
        .whenCompleteAsync((run, failure) -> finishStart(failure), window);
  }

  /** Stops the run shown; answers at once. */
  public void stop() {
    snapshot.get().head().filter(head -> stoppable.get()).ifPresent(this::stop);
  }

  private void stop(RunHead head) {
    stoppedRun = head.id();
    show(snapshot.get());
    CompletableFuture.runAsync(() -> backend.stop(head.id()), background)
        .whenCompleteAsync((nothing, failure) -> tell(failure), window);
  }

  private void finishStart(@Nullable Throwable failure) {
    starting.set(false);
    tell(failure);
  }

  /** Shows why a task failed, when it does. */
  void follow(CompletableFuture<?> task) {
    notice.set("");
    task.whenCompleteAsync((nothing, failure) -> tell(failure), window);
  }

  private void tell(@Nullable Throwable failure) {
    if (failure == null) {
      return;
    }
    Throwable cause =
        failure instanceof CompletionException wrapped && wrapped.getCause() != null
            ? wrapped.getCause()
            : failure;
    if (cause instanceof UserMistakeException mistake) {
      notice.set(mistake.getMessage());
    } else {
      LOG.error("A command of the workbench failed.", cause);
      notice.set(texts.format("notice.fault", cause));
    }
  }

  /** Shows a snapshot. */
  public void show(RunSnapshot shown) {
    snapshot.set(shown);
    shown.head().ifPresentOrElse(this::showHead, this::showNothing);
    tiles.show(shown);
  }

  private void showHead(RunHead head) {
    RunState now = asShown(head);
    state.set(now);
    title.set(texts.format("header.run", head.id()));
    subtitle.set(
        recipe
            .alpha()
            .map(alpha -> head.spec().loss().value(alpha.tunable().key()))
            .map(alpha -> texts.format("header.alpha", Numbers.plain(alpha)))
            .orElse(""));
    chip.set(
        texts.format(
            "chip." + now.name().toLowerCase(Locale.ROOT),
            head.step(),
            head.spec().training().steps()));
    stoppable.set(now == RunState.RUNNING || now == RunState.QUEUED);
    if (now == RunState.FAILED && !head.message().isEmpty()) {
      notice.set(head.message());
    }
  }

  /** A run that was asked to stop shows so at once, whatever the workspace says yet. */
  private RunState asShown(RunHead head) {
    return head.state().isGoingOn() && head.id() == stoppedRun ? RunState.STOPPING : head.state();
  }

  private void showNothing() {
    title.set(texts.get("header.none"));
    subtitle.set(texts.get("header.none.hint"));
    chip.set("");
    stoppable.set(false);
  }
}
