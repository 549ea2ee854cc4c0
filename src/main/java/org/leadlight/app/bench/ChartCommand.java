package org.leadlight.app.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.ToDoubleFunction;
import javafx.scene.Scene;
import org.leadlight.app.chart.ChartColumn;
import org.leadlight.app.desktop.JavaFx;
import org.leadlight.plot.SeriesBuffer;
import org.leadlight.plot.SeriesView;
import org.leadlight.plot.chart.ChartSeries;
import org.leadlight.plot.chart.ChartSnapshot;
import org.leadlight.plot.chart.PanelSpec;
import org.leadlight.run.UserMistakeException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Times the charts of a long run on the software pipeline. */
@Command(
    name = "chart",
    mixinStandardHelpOptions = true,
    description = "Times drawing and zooming the charts of a long run, without a display.")
public final class ChartCommand implements Runnable {

  private static final int WARM_UP = 20;
  private static final double WIDTH = 832;
  private static final double HEIGHT = 576;

  @Option(names = "--series", paramLabel = "N", description = "Curves (10).")
  private int curves = 10;

  @Option(names = "--points", paramLabel = "N", description = "Points of each (1000000).")
  private int points = 1_000_000;

  @Option(names = "--frames", paramLabel = "N", description = "Frames to time (100).")
  private int frames = 100;

  private final List<SeriesBuffer> buffers = new ArrayList<>();
  private final Random random = new Random(1);

  @Override
  public void run() {
    if (curves < 1 || points < 2 || frames < 1) {
      throw new UserMistakeException(
          "--series and --frames must be at least 1 and --points at least 2.");
    }
    for (int i = 0; i < curves; i++) {
      buffers.add(new SeriesBuffer());
    }
    for (int step = 0; step < points; step++) {
      append(step);
    }
    CompletableFuture<Void> done = new CompletableFuture<>();
    JavaFx.startHeadless(
        () -> {
          measure();
          done.complete(null);
        });
    done.join();
  }

  private void measure() {
    ChartColumn column = new ChartColumn();
    Scene scene = new Scene(column, WIDTH, HEIGHT);
    System.out.printf(
        Locale.ROOT,
        "%d curves of %d points, %.0f x %.0f, software pipeline, median (95th percentile) of %d:%n",
        curves,
        points,
        WIDTH,
        HEIGHT,
        frames);
    int[] step = {points};
    report(
        "a point added to every curve",
        column,
        scene,
        () -> {
          append(step[0]++);
          column.setSnapshot(snapshot(step[0]));
        });
    report("zooming", column, scene, () -> zoom(column));
    column.viewProperty().set(column.viewProperty().get().allSteps());
    report("the cursor moved", column, scene, () -> point(column));
    System.gc();
    long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    System.out.printf(Locale.ROOT, "  heap %.0f MB%n", used / 1e6);
  }

  /** Wheels in and out again around random steps. */
  private void zoom(ChartColumn column) {
    double middle = points * random.nextDouble();
    double half = points * Math.pow(10, -4 * random.nextDouble()) / 2;
    var view = column.viewProperty();
    view.set(view.get().between(middle - half, middle + half, column.snapshot()));
  }

  private void point(ChartColumn column) {
    column.moveCursor(points * random.nextDouble());
  }

  private void report(String what, ChartColumn column, Scene scene, Runnable change) {
    List<Frame> drawn = new ArrayList<>();
    for (int i = -WARM_UP; i < frames; i++) {
      Frame frame = Frame.of(column, scene, change);
      if (i >= 0) {
        drawn.add(frame);
      }
    }
    System.out.printf(
        Locale.ROOT,
        "  %-30s FX thread %s ms (processor %s ms), whole frame into a picture"
            + " %s ms (processor %s ms)%n",
        what,
        summary(drawn, Frame::painted),
        summary(drawn, Frame::processor),
        summary(drawn, Frame::shown),
        summary(drawn, Frame::whole));
  }

  private static String summary(List<Frame> frames, ToDoubleFunction<Frame> part) {
    double[] milliseconds = frames.stream().mapToDouble(part).sorted().toArray();
    int n = milliseconds.length;
    return String.format(
        Locale.ROOT, "%.1f (%.1f)", milliseconds[n / 2], milliseconds[n * 95 / 100]);
  }

  private void append(int step) {
    for (int i = 0; i < curves; i++) {
      buffers.get(i).append(step, 1 + i + Math.exp(-step / 1e5) + 0.1 * random.nextGaussian());
    }
  }

  /** A total over a third of the curves as its parts, the others beneath it. */
  private ChartSnapshot snapshot(int steps) {
    SeriesView one = SeriesView.of(new double[] {0}, new double[] {1});
    List<PanelSpec> panels = new ArrayList<>();
    List<PanelSpec.Part> parts = new ArrayList<>();
    for (int i = 1; i < curves; i++) {
      ChartSeries line = ChartSeries.solid("component/" + i, "curve " + i, view(i), i % 6);
      panels.add(new PanelSpec.Curve(line, "lower = closer", false));
      if (i % 3 == 0) {
        parts.add(new PanelSpec.Part(line, one));
      }
    }
    ChartSeries total = ChartSeries.solid("component/total", "total", view(0), -1);
    panels.addFirst(new PanelSpec.StackedTotal("Total", "stacked", total, parts));
    return new ChartSnapshot(panels, steps, steps, List.of());
  }

  private SeriesView view(int index) {
    return buffers.get(index).view();
  }
}
