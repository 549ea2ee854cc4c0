package org.leadlight.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.leadlight.app.desktop.FirstFrame;
import org.leadlight.app.desktop.JavaFx;
import org.leadlight.app.desktop.OpenedFiles;
import org.leadlight.app.learn.LearnBackend;
import org.leadlight.app.privacy.PrivacyBackend;
import org.leadlight.app.runs.RunsBackend;
import org.leadlight.app.settings.SettingsBackend;
import org.leadlight.app.shell.Emblem;
import org.leadlight.app.shell.StagePlace;
import org.leadlight.app.shell.WindowChoices;
import org.leadlight.app.shell.WindowMemory;
import org.leadlight.app.workbench.DraftStore;
import org.leadlight.app.workbench.RunBackend;
import org.leadlight.format.ModelConfig;
import org.leadlight.run.Recipes;
import org.leadlight.workspace.Catalogue;

/** Opens the workbench in a window of its own and stays until it is closed. */
public final class Window {

  /** How wide it opens. */
  public static final double WIDTH = 1440;

  /** How high it opens. */
  public static final double HEIGHT = 900;

  private static final String BUNDLED = Recipes.DEMONSTRATION.model().source();
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration KEEP = Duration.ofMillis(400);
  private static final double SMALLEST_WIDTH = 1100;
  private static final double SMALLEST_HEIGHT = 700;

  private final ScheduledExecutorService reading = executor("workspace-reader");
  private final ScheduledExecutorService commands = executor("workspace-commands");
  private final CompletableFuture<Map<String, String>> closed = new CompletableFuture<>();
  private final CompletableFuture<WindowMemory> left = new CompletableFuture<>();
  private final DraftStore drafts;
  private final DraftStore memory;
  private final RunBackend backend;
  private final RunsBackend runs;
  private final PrivacyBackend attacks;
  private final SettingsBackend settings;
  private final LearnBackend lessons;
  private final int layers;

  private Window(
      Path folder,
      RunBackend backend,
      RunsBackend runs,
      PrivacyBackend attacks,
      LearnBackend lessons,
      int layers) {
    this.drafts = new DraftStore(folder.resolve("recipe-draft.json"), commands, KEEP);
    this.memory = new DraftStore(folder.resolve("window.json"), commands, KEEP);
    this.backend = backend;
    this.runs = runs;
    this.attacks = attacks;
    this.settings = new WorkspaceSettings(folder);
    this.lessons = lessons;
    this.layers = layers;
  }

  /**
   * Opens the window and returns when it is closed. A training goes on without it.
   *
   * @param folder the folder of the workspace, where the recipe being written is kept
   * @param recipe a recipe's file to show once the window stands
   * @return the exit code of the program
   */
  public static int open(Path folder, Optional<Path> recipe) {
    return open(folder, recipe, stage -> {});
  }

  /**
   * {@link #open(Path, Optional)} for those who wait for its first frame.
   *
   * @param drawn is told on the FX thread, once, with the stage
   */
  public static int open(Path folder, Optional<Path> recipe, Consumer<Stage> drawn) {
    int layers = ModelConfig.read(new Catalogue(folder).model(BUNDLED)).layers();
    try (WorkspaceBackend backend = new WorkspaceBackend(folder);
        WorkspaceRuns runs = new WorkspaceRuns(folder);
        WorkspaceAttacks attacks = new WorkspaceAttacks(folder);
        WorkspaceLessons lessons = new WorkspaceLessons(folder)) {
      open(new Window(folder, backend, runs, attacks, lessons, layers), recipe, drawn);
    }
    return 0;
  }

  private static void open(Window window, Optional<Path> recipe, Consumer<Stage> drawn) {
    Map<String, String> draft = window.drafts.read();
    WindowMemory memory = WindowMemory.fromMap(window.memory.read());
    JavaFx.start(() -> window.show(draft, memory, recipe, drawn));
    try {
      window.drafts.write(window.closed.join());
      window.memory.write(window.left.join().toMap());
    } finally {
      window.reading.close();
      window.commands.close();
      Platform.exit();
    }
  }

  /** A window that cannot be shown ends the program instead of leaving it without one. */
  private void show(
      Map<String, String> draft,
      WindowMemory before,
      Optional<Path> recipe,
      Consumer<Stage> drawn) {
    Stage stage = new Stage();
    Optional<WorkbenchWindow> shown = Optional.empty();
    try {
      shown = Optional.of(show(stage, draft, before));
    } finally {
      if (shown.isEmpty()) {
        closed.completeExceptionally(new IllegalStateException("The window cannot be shown."));
      }
    }
    WorkbenchWindow parts = shown.orElseThrow();
    FirstFrame.of(
        stage,
        () -> {
          recipe.ifPresent(parts::openRecipe);
          OpenedFiles.follow(file -> Platform.runLater(() -> parts.openRecipe(file)));
          drawn.accept(stage);
        });
  }

  private WorkbenchWindow show(Stage stage, Map<String, String> draft, WindowMemory before) {
    WorkbenchWindow parts =
        new WorkbenchWindow(
            backend, runs, attacks, lessons, drafts, layers, commands, Platform::runLater);
    parts.useSettings(settings);
    parts.restore(draft);
    StagePlace place = new StagePlace(stage, before);
    parts.appearance().follow(Platform.getPreferences().colorSchemeProperty());
    parts.preferences().restore(before.choices());
    stage.setScene(parts.scene(WIDTH, HEIGHT));
    parts.tour().begin();
    place.restore();
    stage.setTitle(parts.texts().get("window.title"));
    stage.setMinWidth(SMALLEST_WIDTH);
    stage.setMinHeight(SMALLEST_HEIGHT);
    ObservableValue<WindowChoices> choices = parts.preferences().choices();
    choices.subscribe((was, is) -> memory.keep(place.with(is).toMap(), () -> {}, () -> {}));
    stage.setOnHidden(
        event -> {
          left.complete(place.with(choices.getValue()));
          closed.complete(parts.draft());
          parts.close();
        });
    stage.show();
    Optional.ofNullable(stage.getScene().lookup("#slider-alpha")).ifPresent(Node::requestFocus);
    parts.startReading(reading, POLL);
    Platform.runLater(() -> addIcons(stage));
    return parts;
  }

  /** After the first frame, because nobody waits for an icon. */
  private static void addIcons(Stage stage) {
    SnapshotParameters clear = new SnapshotParameters();
    clear.setFill(Color.TRANSPARENT);
    Emblem.sizes().forEach(size -> stage.getIcons().add(Emblem.ofSide(size).snapshot(clear, null)));
  }

  private static ScheduledExecutorService executor(String name) {
    ThreadFactory threads = task -> Thread.ofPlatform().daemon().name(name).unstarted(task);
    return Executors.newSingleThreadScheduledExecutor(threads);
  }
}
