package org.leadlight.app.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.leadlight.app.desktop.JavaFx;
import org.leadlight.app.shell.Appearance;
import org.leadlight.app.shell.FxmlFile;
import org.leadlight.app.shell.Texts;
import org.leadlight.app.shell.Views;
import org.leadlight.app.workbench.Evaluated;
import org.leadlight.app.workbench.Machine;
import org.leadlight.app.workbench.RunHead;
import org.leadlight.app.workbench.RunSnapshot;
import org.leadlight.app.workbench.RunState;
import org.leadlight.app.workbench.TileController;
import org.leadlight.app.workbench.TileViewModel;
import org.leadlight.app.workbench.TilesPane;
import org.leadlight.app.workbench.TilesViewModel;
import org.leadlight.app.workbench.WorkspaceFacts;
import org.leadlight.plot.SeriesBuffer;
import org.leadlight.plot.SeriesView;
import org.leadlight.run.Figure;
import org.leadlight.run.Recipes;
import org.leadlight.run.UserMistakeException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures what the tiles cost while a run streams. */
@Command(
    name = "tiles",
    mixinStandardHelpOptions = true,
    description =
        "Measures the tiles while a run streams 10 snapshots a second, without a display.")
public final class TilesCommand implements Runnable {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final long WARM_UP_SECONDS = 5;
  private static final long PAUSE_NANOS = 100_000_000L;
  private static final int STEPS_BETWEEN_EVALUATIONS = 50;
  private static final List<String> SERIES =
      List.of(
          "speed/step_seconds",
          "speed/tokens_per_second",
          "speed/evaluation_seconds",
          "device/memory_bytes",
          "device/load");
  private static final double[] LEVELS = {0.1, 4900, 0.4, 0.6e9, 0.5};

  @Option(names = "--seconds", paramLabel = "N", description = "How long to measure (20).")
  private int seconds = 20;

  private final Map<String, SeriesBuffer> series = new HashMap<>();
  private final List<Evaluated> evaluations = new ArrayList<>();
  private final Random random = new Random(1);
  private final TilesViewModel tiles = new TilesViewModel(Texts.load());
  private int changes;

  @Override
  public void run() {
    if (seconds < 1) {
      throw new UserMistakeException("--seconds must be at least 1.");
    }
    CompletableFuture<Void> shown = new CompletableFuture<>();
    JavaFx.startHeadless(
        () -> {
          show();
          shown.complete(null);
        });
    shown.join();
    int first = stream(1, WARM_UP_SECONDS);
    int before = changes;
    Spent begin = Spent.now();
    stream(first, seconds);
    Spent busy = Spent.now().since(begin);
    Spent rest = Spent.now();
    LockSupport.parkNanos(seconds * 1_000_000_000L / 4);
    Spent idle = Spent.now().since(rest);
    System.out.printf(
        Locale.ROOT,
        "%d tiles, 10 snapshots a second for %d s, software pipeline, share of a core:%n"
            + "  streaming: %s; numbers changed %.1f times a second%n  afterwards: %s%n",
        tiles.tiles().size(),
        seconds,
        busy,
        (double) (changes - before) / seconds,
        idle);
  }

  private void show() {
    Texts texts = Texts.load();
    Views views = new Views(texts);
    TilesPane pane = new TilesPane();
    pane.getStyleClass().add("tiles");
    for (TileViewModel tile : tiles.tiles()) {
      pane.getChildren().add(views.load(FxmlFile.TILE, new TileController(tile, texts)));
    }
    tiles.tiles().getFirst().valueProperty().subscribe(() -> changes++);
    Scene scene = new Scene(pane, 192, 576);
    new Appearance().applyTo(scene);
    Stage stage = new Stage();
    stage.setScene(scene);
    stage.show();
  }

  /** Streams from a step on and returns the next one. */
  private int stream(int from, long forSeconds) {
    long end = System.nanoTime() + forSeconds * 1_000_000_000L;
    int step = from;
    while (System.nanoTime() < end) {
      RunSnapshot snapshot = snapshot(step++);
      Platform.runLater(() -> tiles.show(snapshot));
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    return step;
  }

  private RunSnapshot snapshot(int step) {
    Map<String, SeriesView> views = new HashMap<>();
    for (int i = 0; i < SERIES.size(); i++) {
      SeriesBuffer buffer = series.computeIfAbsent(SERIES.get(i), name -> new SeriesBuffer());
      buffer.append(step, LEVELS[i] * (1 + 0.05 * random.nextGaussian()));
      views.put(SERIES.get(i), buffer.view());
    }
    if (step % STEPS_BETWEEN_EVALUATIONS == 1) {
      evaluations.add(evaluated(step));
    }
    Machine machine = new Machine("cpu", 16L << 30, 2);
    return new RunSnapshot(
        WorkspaceFacts.UNKNOWN,
        Optional.of(new RunHead(1, Recipes.DEMONSTRATION, RunState.RUNNING, step, "", machine)),
        views,
        List.of(),
        List.copyOf(evaluations),
        List.of());
  }

  private Evaluated evaluated(int step) {
    Map<String, Figure> figures = new HashMap<>();
    for (String name :
        List.of(
            Evaluated.NOISE_RMS,
            Evaluated.ANSWERS_KEPT,
            Evaluated.RECOVERED_ALL,
            Evaluated.RECOVERED_PRIVATE)) {
      double value = random.nextDouble();
      figures.put(name, new Figure(value, 200, 0.9 * value, Math.min(1, 1.1 * value)));
    }
    return new Evaluated(step, figures);
  }

  /** Processor time of the two threads that draw, at a wall time. */
  private record Spent(long window, long renderer, long wall) {

    static Spent now() {
      return new Spent(nanos("JavaFX Application"), nanos("QuantumRenderer"), System.nanoTime());
    }

    Spent since(Spent before) {
      return new Spent(window - before.window, renderer - before.renderer, wall - before.wall);
    }

    private static long nanos(String name) {
      return Arrays.stream(THREADS.getThreadInfo(THREADS.getAllThreadIds()))
          .filter(thread -> thread != null && thread.getThreadName().startsWith(name))
          .mapToLong(thread -> THREADS.getThreadCpuTime(thread.getThreadId()))
          .sum();
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%.1f %% (FX thread %.1f, renderer %.1f)",
          100.0 * (window + renderer) / wall,
          100.0 * window / wall,
          100.0 * renderer / wall);
    }
  }
}
