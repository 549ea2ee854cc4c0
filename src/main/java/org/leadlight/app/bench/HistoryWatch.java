package org.leadlight.app.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.ToDoubleFunction;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.leadlight.app.OffscreenWindow;
import org.leadlight.app.WorkspaceRuns;
import org.leadlight.app.chart.ChartColumn;
import org.leadlight.app.desktop.FirstFrame;
import org.leadlight.app.desktop.JavaFx;
import org.leadlight.run.UserMistakeException;

/** Times the window on the history in a folder, in a process that has done nothing before. */
final class HistoryWatch {

  private static final int ZOOMS = 15;
  private static final int PULSES = 60;
  private static final String TOTAL = "component/composite_loss";

  private final Path folder;

  HistoryWatch(Path folder) {
    this.folder = folder;
  }

  /**
   * Times every figure once.
   *
   * @param run the run to open, not the newest
   */
  HistoryTimes measure(long run) {
    try (OffscreenWindow window = OffscreenWindow.open(folder, OffscreenWindow.Options.usual(""))) {
      window.startReading();
      window.await(shown -> shown.head().isPresent());
      JavaFx.awaitPulses(PULSES);
      Taken table = table();
      Taken open = open(window, run);
      JavaFx.awaitPulses(PULSES);
      Taken zoom = JavaFx.call(() -> zoom(window.stage()));
      return new HistoryTimes(
          Map.of(HistoryFigure.TABLE, table, HistoryFigure.OPEN, open, HistoryFigure.ZOOM, zoom));
    }
  }

  private Taken table() {
    Taken.Begun begun = Taken.Begun.now();
    try (WorkspaceRuns runs = new WorkspaceRuns(folder)) {
      if (runs.read().orElseThrow().rows().size() < 2) {
        throw new UserMistakeException("A history has two runs at least; give --runs.");
      }
      return begun.taken();
    }
  }

  private static Taken open(OffscreenWindow window, long run) {
    CompletableFuture<Taken> drawn = new CompletableFuture<>();
    JavaFx.run(
        () -> {
          Taken.Begun begun = Taken.Begun.now();
          window
              .parts()
              .workbench()
              .snapshotProperty()
              .subscribe(
                  shown ->
                      shown
                          .head()
                          .filter(head -> head.id() == run)
                          .filter(head -> shown.curve(TOTAL).size() == head.step())
                          .ifPresent(
                              head ->
                                  FirstFrame.of(
                                      window.stage(), () -> drawn.complete(begun.taken()))));
          window.parts().workbench().chosenProperty().set(OptionalLong.of(run));
        });
    return drawn.join();
  }

  private static Taken zoom(Stage stage) {
    Scene scene = stage.getScene();
    ChartColumn charts = (ChartColumn) scene.lookup(".chart-column");
    double end = charts.snapshot().step();
    Random random = new Random(1);
    List<Frame> frames = new ArrayList<>();
    for (int i = 0; i < ZOOMS; i++) {
      double middle = end * random.nextDouble();
      double half = end * Math.pow(10, -2 * random.nextDouble()) / 2;
      frames.add(
          Frame.of(
              charts,
              scene,
              () ->
                  charts
                      .viewProperty()
                      .set(
                          charts
                              .viewProperty()
                              .get()
                              .between(middle - half, middle + half, charts.snapshot()))));
    }
    return new Taken(median(frames, Frame::shown), median(frames, Frame::whole));
  }

  private static double median(List<Frame> frames, ToDoubleFunction<Frame> part) {
    return frames.stream().mapToDouble(part).sorted().toArray()[frames.size() / 2];
  }
}
