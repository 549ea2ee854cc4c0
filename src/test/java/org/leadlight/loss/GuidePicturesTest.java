package org.leadlight.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.leadlight.GuideDrawing;
import org.leadlight.GuideDrawing.Panel;
import org.leadlight.plot.Drawing.Lettering;
import org.leadlight.plot.NumberText;
import org.leadlight.plot.Scale;
import org.leadlight.run.SimilarityMode;
import org.leadlight.tensor.RuntimeOptions;
import org.leadlight.tensor.TensorRuntime;

/**
 * The pictures of the guide's pages about losses, drawn from what {@link Components} computes;
 * {@code -Dpicture=true} draws them anew.
 */
class GuidePicturesTest {

  private static final int POINTS = 121;
  private static TensorRuntime runtime;
  private static NDManager manager;

  @BeforeAll
  static void start() {
    runtime = TensorRuntime.start(RuntimeOptions.cpu());
    manager = runtime.manager();
  }

  @AfterAll
  static void stop() {
    runtime.close();
  }

  @Test
  void normalizedAndRawAreLowestWhereASignFlipBringsTheWordBack() throws IOException {
    double[] c = along(-1, 1);
    GuideDrawing picture = new GuideDrawing(640, 330);
    Panel panel =
        new Panel(picture, new Scale.Linear(-1, 1, 52, 430), new Scale.Linear(-1.2, 1, 274, 40))
            .axes(
                "Similarity, by its four modes",
                "c, the cosine between the clean and the noisy embedding",
                Map.of(-1d, "\u22121 opposite", 0d, "0 right angle", 1d, "1 the same"),
                Map.of(-1d, "\u22121", 0d, "0", 1d, "1"));
    int series = 0;
    double[][] dashes = {{}, {7, 4}, {}, {2, 4}};
    String[] names = {"normalized (1 + c) / 2", "absolute |c|", "squared c\u00b2", "raw c"};
    SimilarityMode[] modes = {
      SimilarityMode.NORMALIZED, SimilarityMode.ABSOLUTE, SimilarityMode.SQUARED, SimilarityMode.RAW
    };
    for (SimilarityMode mode : modes) {
      double[] values = map(c, at -> similarity(at, mode));
      int[] colours = {1, 0, 4, 3};
      panel.curve(c, values, colours[series], dashes[series]);
      panel.name(names[series], 456, 60 + 24 * series, colours[series], dashes[series]);
      series++;
      boolean flips = mode == SimilarityMode.NORMALIZED || mode == SimilarityMode.RAW;
      assertEquals(flips ? -1 : 0, c[lowest(values)], 1e-9);
    }
    panel
        .point(
            -1,
            similarity(-1, SimilarityMode.RAW),
            "raw is lowest here: flip the sign and read",
            Lettering.left(11),
            10)
        .point(
            -1, similarity(-1, SimilarityMode.NORMALIZED), "normalized too", Lettering.left(11), 13)
        .point(
            0,
            similarity(0, SimilarityMode.ABSOLUTE),
            "absolute and squared: nothing of it left",
            Lettering.left(11),
            16);
    picture.isTheFile("guide-similarity.svg");
  }

  @Test
  void aFewLoudWordsSatisfyTheLogOfTheMean() throws IOException {
    double[] share = along(0, 1);
    double full = entropy(1);
    double[] log = map(share, GuidePicturesTest::logRatio);
    double[] entropy = map(share, at -> entropy(at) - full);
    GuideDrawing picture = new GuideDrawing(640, 330);
    double tenth = 0.1;
    double fallen = 1 - logRatio(tenth) / log[0];
    double fallenEntropy = 1 - (entropy(tenth) - full) / entropy[0];
    assertTrue(fallen > 2 * fallenEntropy);
    new Panel(picture, new Scale.Linear(0, 1, 52, 430), new Scale.Linear(0, 2.5, 274, 40))
        .axes(
            "Some words as loud as can be, the others at a tenth of it",
            "share of loud words",
            percents(0, 0.2, 0.4, 0.6, 0.8, 1),
            Map.of(0d, "0", 1d, "1", 2d, "2"))
        .curve(share, log, 1)
        .curve(share, entropy, 0, 7, 4)
        .name("log ratio: log of the mean", 456, 60, 1)
        .name("entropy: mean of the log", 456, 84, 0, 7, 4)
        .point(
            tenth,
            entropy(tenth) - full,
            "a tenth loud: entropy fell by "
                + percent(fallenEntropy)
                + ", log ratio by "
                + percent(fallen),
            Lettering.left(11),
            -8)
        .point(tenth, logRatio(tenth), "", Lettering.left(11), 0);
    picture.isTheFile("guide-log-ratio.svg");
  }

  @Test
  void thePullOfTheCatalystFadesWithTheDistance() throws IOException {
    double[] distance = along(0, 6);
    GuideDrawing picture = new GuideDrawing(640, 330);
    Panel panel =
        new Panel(picture, new Scale.Linear(0, 6, 52, 430), new Scale.Linear(0, 1, 274, 40))
            .axes(
                "Catalyst, by how far an embedding moved",
                "distance, in characteristic lengths c",
                Map.of(0d, "0", 1d, "1", 3d, "3", 6d, "6"),
                Map.of(0d, "0", 0.5d, "0.5", 1d, "1"));
    double[] exponents = {1, 2, 4};
    double[][] dashes = {{}, {7, 4}, {2, 4}};
    int[] colours = {1, 0, 3};
    for (int i = 0; i < exponents.length; i++) {
      double p = exponents[i];
      double[] values = map(distance, at -> catalyst(at, p));
      panel.curve(distance, values, colours[i], dashes[i]);
      panel.name("exponent p = " + NumberText.fixed(p, 0), 456, 60 + 24 * i, colours[i], dashes[i]);
      assertTrue(values[0] - values[20] > 3 * (values[60] - values[80]), "it does not fade");
    }
    panel.point(1, catalyst(1, 1), "half gone at c, if p = 1", Lettering.left(11), -10);
    picture.isTheFile("guide-catalyst.svg");
  }

  @Test
  void theCosineForgivesALengthThatTheL2DistancePunishes() throws IOException {
    GuideDrawing picture = new GuideDrawing(640, 330);
    double[] turn = along(0, 180);
    double[] length = along(0, 3);
    Scale y = new Scale.Linear(0, 2, 274, 40);
    new Panel(picture, new Scale.Linear(0, 180, 40, 300), y)
        .axes(
            "A state that turns",
            "by degrees",
            Map.of(0d, "0", 90d, "90", 180d, "180"),
            Map.of(0d, "0", 1d, "1", 2d, "2"))
        .curve(turn, map(turn, at -> cosine(turned(at))), 0)
        .curve(turn, map(turn, at -> l2(turned(at))), 1, 7, 4)
        .name("L2 distance", 52, 58, 1, 7, 4)
        .name("cosine distance", 52, 80, 0);
    assertEquals(0, cosine(new double[] {3, 0}), 1e-12);
    new Panel(picture, new Scale.Linear(0, 3, 350, 620), y)
        .axes(
            "A state that only grows or shrinks",
            "to how many times its length",
            Map.of(0d, "0", 1d, "1", 2d, "2", 3d, "3"),
            Map.of(0d, "0", 1d, "1", 2d, "2"))
        .curve(length, map(length, at -> cosine(new double[] {Math.max(at, 1e-3), 0})), 0)
        .curve(length, map(length, at -> l2(new double[] {at, 0})), 1, 7, 4);
    picture.isTheFile("guide-distances.svg");
  }

  @Test
  void theBoundOfTheInformationIsHugeWhileTheNoiseIsSmall() throws IOException {
    double[] noise = along(0.1, 2);
    double[] values = map(noise, GuidePicturesTest::information);
    assertEquals(100, values[0], 5);
    GuideDrawing picture = new GuideDrawing(640, 330);
    new Panel(picture, new Scale.Linear(0, 2, 52, 430), new Scale.Linear(0, 125, 274, 40))
        .axes(
            "The bound of the mutual information",
            "noise, as a share of the size of the embeddings",
            Map.of(0d, "0", 0.5d, "0.5", 1d, "1", 2d, "2"),
            Map.of(0d, "0", 50d, "50", 100d, "100"))
        .curve(noise, values, 1)
        .point(0.1, values[0], NumberText.fixed(values[0], 0) + " at 0.1", Lettering.left(11), 0)
        .point(
            0.5,
            information(0.5),
            NumberText.fixed(information(0.5), 1) + " at 0.5",
            Lettering.left(11),
            -12)
        .point(
            1,
            information(1),
            NumberText.fixed(information(1), 1) + " at 1",
            Lettering.center(11),
            -14);
    picture.isTheFile("guide-information.svg");
  }

  private static double similarity(double cosine, SimilarityMode mode) {
    NDArray x = row(1, 0);
    return number(
        Components.inputEmbeddingSimilarity(x, row(cosine, Math.sqrt(1 - cosine * cosine)), mode));
  }

  /** Of a thousand words a share is as loud as the largest sigma, 1, the others at a tenth. */
  private static NDArray population(double share) {
    double[] sigma = new double[1000];
    Arrays.fill(sigma, 0.1);
    Arrays.fill(sigma, 0, (int) Math.round(share * sigma.length), 1);
    return manager.create(sigma, new Shape(sigma.length, 1));
  }

  private static double logRatio(double share) {
    return number(Components.stdLogRatio(population(share), 1));
  }

  private static double entropy(double share) {
    return number(Components.gaussianEntropyLog(population(share)));
  }

  private static double catalyst(double distance, double exponent) {
    return number(Components.inverseL2PowerLawCatalyst(row(0, 0), row(distance, 0), 1, exponent));
  }

  private static double[] turned(double degrees) {
    return new double[] {Math.cos(Math.toRadians(degrees)), Math.sin(Math.toRadians(degrees))};
  }

  private static double cosine(double[] state) {
    return number(Components.cosineDistance(row(state), row(1, 0)));
  }

  private static double l2(double[] state) {
    return number(Components.l2Distance(row(state), row(1, 0)));
  }

  /** Two halves of unlike embeddings of size 1, under noise of one level. */
  private static double information(double sigma) {
    int rows = 64;
    int width = 64;
    Random random = new Random(20);
    double[] x = random.doubles(2L * rows * width, 0, 1).map(u -> u < 0.5 ? -1 : 1).toArray();
    double[] noisy = Arrays.stream(x).map(at -> at + sigma * random.nextGaussian()).toArray();
    Shape shape = new Shape(2L * rows, width);
    long[] first = new long[rows];
    Arrays.setAll(first, i -> i);
    long[] second = new long[rows];
    Arrays.setAll(second, i -> rows + i);
    SequencePairs pairs = new SequencePairs(rows, manager.create(first), manager.create(second));
    NDArray deviation = manager.zeros(shape, DataType.FLOAT64).add(sigma);
    return number(
        Components.mutualInformation(
            manager.create(noisy, shape), manager.create(x, shape), deviation, pairs));
  }

  private static NDArray row(double... values) {
    return manager.create(values, new Shape(1, values.length));
  }

  private static double number(NDArray scalar) {
    return scalar.toDoubleArray()[0];
  }

  private static int lowest(double[] values) {
    int lowest = 0;
    for (int i = 1; i < values.length; i++) {
      lowest = values[i] < values[lowest] ? i : lowest;
    }
    return lowest;
  }

  private static double[] along(double from, double to) {
    double[] values = new double[POINTS];
    Arrays.setAll(values, i -> from + (to - from) * i / (POINTS - 1));
    return values;
  }

  private static double[] map(double[] values, DoubleUnaryOperator function) {
    return Arrays.stream(values).map(function).toArray();
  }

  private static Map<Double, String> percents(double... shares) {
    Map<Double, String> labels = new TreeMap<>();
    Arrays.stream(shares).forEach(share -> labels.put(share, percent(share)));
    return labels;
  }

  private static String percent(double share) {
    return NumberText.fixed(100 * share, 0) + " %";
  }
}
