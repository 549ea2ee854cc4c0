package org.leadlight.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.leadlight.app.learn.FakeLessons;
import org.leadlight.app.privacy.FakeAttacks;
import org.leadlight.app.runs.FakeRuns;
import org.leadlight.app.shell.Texts;
import org.leadlight.app.workbench.DraftStore;
import org.leadlight.app.workbench.RunBackend;
import org.testfx.api.FxToolkit;

/** A window on a given workspace, shown without a display until it is closed. */
final class OpenWindow implements AutoCloseable {

  private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
  private final WorkbenchWindow window;
  private final Stage stage;

  private OpenWindow(Path folder, RunBackend backend, Texts texts, Look look) throws Exception {
    FxToolkit.registerPrimaryStage();
    CompletableFuture<WorkbenchWindow> made = new CompletableFuture<>();
    CompletableFuture<Stage> shown = new CompletableFuture<>();
    Platform.runLater(
        () -> {
          DraftStore drafts =
              new DraftStore(folder.resolve("draft.json"), executor, Duration.ofDays(1));
          WorkbenchWindow parts =
              new WorkbenchWindow(
                  backend,
                  new FakeRuns(),
                  new FakeAttacks(),
                  new FakeLessons(),
                  drafts,
                  6,
                  executor,
                  Platform::runLater,
                  texts);
          parts.appearance().choose(look.dark());
          parts.restore(look.typed());
          Stage opened = new Stage();
          opened.setScene(parts.scene(look.width(), look.height()));
          opened.show();
          opened.setRenderScaleX(look.scale()); // showing sets that of the screen
          opened.setRenderScaleY(look.scale());
          parts.reader().startOn(executor, Duration.ofMillis(20));
          made.complete(parts);
          shown.complete(opened);
        });
    window = made.get(60, TimeUnit.SECONDS);
    stage = shown.get(60, TimeUnit.SECONDS);
  }

  /**
   * How a window is opened.
   *
   * @param typed what was typed before
   * @param scale pixels of the screen per unit
   */
  record Look(double width, double height, boolean dark, Map<String, String> typed, double scale) {

    static Look of(double width, double height) {
      return new Look(width, height, false, Map.of(), 1);
    }

    Look inDark(boolean isDark) {
      return new Look(width, height, isDark, typed, scale);
    }

    Look typing(Map<String, String> words) {
      return new Look(width, height, dark, words, scale);
    }

    Look scaled(double itsScale) {
      return new Look(width, height, dark, typed, itsScale);
    }
  }

  static OpenWindow open(Path folder, RunBackend backend, Look look) throws Exception {
    return new OpenWindow(folder, backend, Texts.load(), look);
  }

  static OpenWindow open(Path folder, RunBackend backend, Texts texts, Look look) throws Exception {
    return new OpenWindow(folder, backend, texts, look);
  }

  WorkbenchWindow window() {
    return window;
  }

  Scene scene() {
    return stage.getScene();
  }

  Stage stage() {
    return stage;
  }

  /** Runs something on the FX thread and waits for it. */
  <T> T on(java.util.concurrent.Callable<T> task) throws Exception {
    CompletableFuture<T> done = new CompletableFuture<>();
    Platform.runLater(
        () -> {
          try {
            done.complete(task.call());
          } catch (Exception | AssertionError failure) {
            done.completeExceptionally(failure);
          }
        });
    return done.get(60, TimeUnit.SECONDS);
  }

  /** Waits until so many frames were drawn. */
  void pulses(int count) throws Exception {
    for (int i = 0; i < count; i++) {
      CompletableFuture<Void> passed = new CompletableFuture<>();
      Platform.runLater(
          () ->
              new AnimationTimer() {
                @Override
                public void handle(long now) {
                  passed.complete(null);
                  stop();
                }
              }.start());
      passed.get(60, TimeUnit.SECONDS);
    }
  }

  @Override
  public void close() throws Exception {
    executor.shutdownNow();
    on(
        () -> {
          stage.close();
          window.close();
          return null;
        });
  }
}
