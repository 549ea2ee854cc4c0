package org.leadlight.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.leadlight.app.desktop.JavaFx;
import org.leadlight.app.desktop.TemporaryFolder;
import org.leadlight.app.workbench.DraftStore;
import org.leadlight.app.workbench.RunSnapshot;
import org.leadlight.format.ModelConfig;
import org.leadlight.run.Recipes;
import org.leadlight.run.UserMistakeException;
import org.leadlight.workspace.Catalogue;

/**
 * The real window on a real workspace, shown to nobody. Opened and asked from any thread but the FX
 * thread, on which JavaFX must have been started without a display.
 */
public final class OffscreenWindow implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration KEEP = Duration.ofMillis(100);
  private static final long PATIENCE_SECONDS = 120;

  private final ScheduledExecutorService reading = Executors.newSingleThreadScheduledExecutor();
  private final ScheduledExecutorService commands = Executors.newSingleThreadScheduledExecutor();
  private final TemporaryFolder own = TemporaryFolder.make();
  private final WorkspaceBackend backend;
  private final WorkspaceRuns runs;
  private final WorkspaceAttacks attacks;
  private final WorkspaceSettings settings;
  private final WorkspaceLessons lessons;
  private final WorkbenchWindow parts;
  private final Stage stage;

  private OffscreenWindow(Path folder, WorkspaceSettings settings, Options options) {
    backend = new WorkspaceBackend(folder, options.shownAs());
    runs = new WorkspaceRuns(folder);
    attacks = new WorkspaceAttacks(folder);
    this.settings = settings;
    lessons = new WorkspaceLessons(folder);
    int layers =
        ModelConfig.read(new Catalogue(folder).model(Recipes.DEMONSTRATION.model().source()))
            .layers();
    DraftStore drafts = new DraftStore(own.path().resolve("draft.json"), commands, KEEP);
    parts =
        JavaFx.call(
            () ->
                new WorkbenchWindow(
                    backend, runs, attacks, lessons, drafts, layers, commands, options.window()));
    stage = JavaFx.call(() -> show(options));
  }

  /**
   * How a window is opened.
   *
   * @param width of its scene
   * @param height of its scene
   * @param shownAs what its status bar calls the workspace
   * @param typed what stands in its recipe, as {@link WorkbenchWindow#draft} gives it
   * @param window hands tasks to the FX thread
   */
  public record Options(
      double width, double height, String shownAs, Map<String, String> typed, Executor window) {

    /** A window of the usual size with nothing typed. */
    public static Options usual(String shownAs) {
      return new Options(Window.WIDTH, Window.HEIGHT, shownAs, Map.of(), Platform::runLater);
    }
  }

  /** Opens a window on the workspace in a folder; it reads nothing yet. */
  public static OffscreenWindow open(Path folder, Options options) {
    return open(folder, new WorkspaceSettings(folder), options);
  }

  /** The same with other settings of the workspace. */
  static OffscreenWindow open(Path folder, WorkspaceSettings settings, Options options) {
    return new OffscreenWindow(folder, settings, options);
  }

  private Stage show(Options options) {
    parts.useSettings(settings);
    parts.restore(options.typed());
    Stage opened = new Stage();
    opened.setScene(parts.scene(options.width(), options.height()));
    opened.show();
    return opened;
  }

  /** Reads the workspace from now on, as often as the window of a person does. */
  public void startReading() {
    parts.startReading(reading, POLL);
  }

  /** Its parts. */
  public WorkbenchWindow parts() {
    return parts;
  }

  /** Its stage; to be used on the FX thread. */
  public Stage stage() {
    return stage;
  }

  /**
   * Waits until what is shown is as wanted.
   *
   * @throws UserMistakeException when it does not become so for minutes
   */
  public void await(Predicate<RunSnapshot> wanted) {
    CompletableFuture<Void> seen = new CompletableFuture<>();
    Platform.runLater(
        () ->
            parts
                .workbench()
                .snapshotProperty()
                .subscribe(
                    shown -> {
                      if (wanted.test(shown)) {
                        seen.complete(null);
                      }
                    }));
    try {
      seen.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException late) {
      throw new UserMistakeException(
          "The window did not show the run within " + PATIENCE_SECONDS + " seconds.", late);
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    JavaFx.run(stage::close);
    parts.close();
    reading.close();
    commands.close();
    backend.close();
    runs.close();
    attacks.close();
    lessons.close();
    own.close();
  }
}
