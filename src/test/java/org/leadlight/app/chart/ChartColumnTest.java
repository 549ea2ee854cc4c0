package org.leadlight.app.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadlight.plot.SeriesBuffer;
import org.leadlight.plot.SeriesView;
import org.leadlight.plot.chart.ChartSeries;
import org.leadlight.plot.chart.ChartSnapshot;
import org.leadlight.plot.chart.ChartTheme;
import org.leadlight.plot.chart.PanelSpec;
import org.testfx.api.FxToolkit;

/** The column drawn from a made-up run, in both themes; pictures go to target/charts. */
class ChartColumnTest {
  @Test
  void curvesShowInBothThemesAndNodesDoNotGrowWithPoints() throws Exception {
    FxToolkit.registerPrimaryStage();
    int few = render(ChartTheme.LIGHT, 832, 552, 412, "light");
    render(ChartTheme.DARK, 832, 552, 412, "dark");
    render(ChartTheme.LIGHT, 620, 420, 600, "small");
    assertEquals(few, render(ChartTheme.LIGHT, 832, 552, 599, "more"));
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 14})
  void smallMultiplesStayReadable(int components) throws Exception {
    FxToolkit.registerPrimaryStage();
    List<PanelSpec> panels = new ArrayList<>();
    for (int i = 0; i < components; i++) {
      int wave = i + 2;
      SeriesView points = curve(400, i + 1, s -> Math.sin(s / (20.0 * wave)) / wave);
      ChartSeries line = line("part" + i, "component number " + (i + 1), points, i % 6);
      panels.add(new PanelSpec.Curve(line, "lower = closer", false));
    }
    ChartSnapshot snapshot = new ChartSnapshot(panels, 400, 600, List.of());
    for (ChartTheme theme : List.of(ChartTheme.LIGHT, ChartTheme.DARK)) {
      String name = components + "-" + (theme.equals(ChartTheme.LIGHT) ? "light" : "dark");
      WritableImage image = draw(theme, 832, 700, snapshot, name);
      for (int i = 0; i < Math.min(components, 13); i++) {
        int color = theme.color(i % 6);
        assertTrue(count(image, rgb(color), 22 + 48 * i, 58 + 48 * i) > 100, "curve " + i + name);
      }
    }
  }

  private static WritableImage draw(
      ChartTheme theme, int width, int height, ChartSnapshot snapshot, String name)
      throws Exception {
    CompletableFuture<WritableImage> drawn = new CompletableFuture<>();
    Platform.runLater(
        () -> {
          ChartColumn column = new ChartColumn();
          column.setFontFamily("DejaVu Sans");
          column.setTheme(theme);
          column.setSnapshot(snapshot);
          drawn.complete(new Scene(column, width, height).snapshot(null));
        });
    WritableImage image = drawn.get(30, TimeUnit.SECONDS);
    save(image, name);
    return image;
  }

  private static void save(WritableImage image, String name) throws IOException {
    new File("target/charts").mkdirs();
    File file = new File("target/charts/" + name + ".png");
    ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", file);
  }

  private static int render(ChartTheme theme, int width, int height, int steps, String name)
      throws Exception {
    CompletableFuture<Integer> nodes = new CompletableFuture<>();
    Platform.runLater(
        () -> {
          try {
            ChartColumn column = new ChartColumn();
            column.setFontFamily("DejaVu Sans");
            column.setTheme(theme);
            column.setSnapshot(run(steps));
            Scene scene = new Scene(column, width, height);
            WritableImage image = scene.snapshot(null);
            save(image, name);
            assertTrue(count(image, rgb(theme.color(1))) > 100, "orange line in " + name);
            nodes.complete(column.getChildrenUnmodifiable().size());
          } catch (Throwable failure) {
            nodes.completeExceptionally(failure);
          }
        });
    return nodes.get(30, TimeUnit.SECONDS);
  }

  private static Color rgb(int argb) {
    return Color.rgb(argb >> 16 & 255, argb >> 8 & 255, argb & 255);
  }

  private static long count(WritableImage image, Color color) {
    return count(image, color, 0, (int) image.getHeight());
  }

  private static long count(WritableImage image, Color color, int top, int bottom) {
    long found = 0;
    for (int y = top; y < bottom; y++) {
      for (int x = 212; x < image.getWidth(); x++) {
        Color at = image.getPixelReader().getColor(x, y);
        boolean near =
            Math.abs(at.getRed() - color.getRed()) < 0.03
                && Math.abs(at.getGreen() - color.getGreen()) < 0.03
                && Math.abs(at.getBlue() - color.getBlue()) < 0.03;
        found += near ? 1 : 0;
      }
    }
    return found;
  }

  private static ChartSnapshot run(int steps) {
    SeriesView cosine =
        curve(steps, 1, s -> 0.05 + 0.03 * Math.min(1, s / 60) + (s > 380 ? 0.07 : 0));
    SeriesView entropy = curve(steps, 2, s -> s > 380 ? -0.1 : 0.25 * Math.exp(-s / 40) - 0.01);
    SeriesView similar = curve(steps, 3, s -> 0.03);
    SeriesView total = curve(steps, 4, s -> 0.28 * Math.exp(-s / 40) + (s > 380 ? 0.06 : 0.1));
    SeriesView weight = curve(steps, 0, s -> s >= 380 ? 0.3 : 0.15);
    SeriesView kept =
        SeriesView.of(new double[] {0, 100, 200, 300, 400}, new double[] {100, 97, 98, 96, 95});
    SeriesView low =
        SeriesView.of(new double[] {0, 100, 200, 300, 400}, new double[] {99, 94, 95, 93, 92});
    SeriesView high =
        SeriesView.of(new double[] {0, 100, 200, 300, 400}, new double[] {100, 99, 99, 98, 98});
    SeriesView one = curve(steps, 0, s -> 1);
    return new ChartSnapshot(
        List.of(
            new PanelSpec.StackedTotal(
                "Total loss",
                "weighted parts, stacked",
                line("composite", "total", total, -1),
                List.of(
                    new PanelSpec.Part(line("cosine", "cosine distance", cosine, 0), one),
                    new PanelSpec.Part(line("entropy", "entropy", entropy, 1), one),
                    new PanelSpec.Part(line("similar", "similarity", similar, 2), one))),
            new PanelSpec.Curve(
                line("cosine", "cosine distance", cosine, 0), "lower = closer", false),
            new PanelSpec.Curve(
                line("entropy", "entropy log loss", entropy, 1), "lower = louder", false),
            new PanelSpec.Curve(
                new ChartSeries(
                    "component/ratio",
                    "std log ratio, off",
                    similar,
                    5,
                    ChartSeries.Dash.DASHED,
                    ""),
                "lower = stronger",
                true),
            new PanelSpec.Steps(
                "Hyperparameters",
                "as the loop used them, log",
                List.of(
                    line("h1", "cosine distance", curve(steps, 0, s -> 30), 0),
                    line("h2", "alpha", curve(steps, 0, s -> 0.6), -1),
                    line("h3", "entropy", weight, 1)),
                List.of()),
            new PanelSpec.Evaluations(
                "Evaluations",
                "n = 200, 95 % intervals",
                List.of(
                    new PanelSpec.Measure(
                        new ChartSeries(
                            "evaluation/kept",
                            "answers kept",
                            kept,
                            0,
                            ChartSeries.Dash.SOLID,
                            " %"),
                        "kept",
                        low,
                        high,
                        PanelSpec.Marker.DOT)),
                "reader: nearest neighbour")),
        steps,
        600,
        List.of(
            new ChartSnapshot.Mark(
                380,
                "entropy 0.15 \u2192 0.30",
                "Weights changed at step 380:",
                "totals before and after are not comparable.",
                true)));
  }

  private static ChartSeries line(String key, String name, SeriesView points, int color) {
    return ChartSeries.solid("component/" + key, name, points, color);
  }

  private static SeriesView curve(int steps, long seed, java.util.function.DoubleUnaryOperator of) {
    Random random = new Random(seed);
    SeriesBuffer buffer = new SeriesBuffer();
    for (int s = 0; s <= steps; s++) {
      buffer.append(s, of.applyAsDouble(s) + (seed == 0 ? 0 : 0.008 * random.nextGaussian()));
    }
    return buffer.view();
  }
}
