package org.leadlight.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Ticks, decimation and pixels against plain reasoning; seeds are fixed and named in messages. */
class FiguresTest {
  @Test
  void ticksCoverTheRangeAtRoundDistances() {
    Random random = new Random(7);
    for (int i = 0; i < 2000; i++) {
      double low = random.nextGaussian() * Math.pow(10, random.nextInt(9) - 4);
      double high = low + Math.pow(10, random.nextInt(7) - 4) * (0.1 + random.nextDouble());
      Ticks ticks = Ticks.covering(low, high, 5);
      double slack = ticks.step() * 1e-6;
      String at = "seed 7, " + low + " to " + high + ": " + ticks;
      assertTrue(ticks.first() <= low + slack && ticks.last() >= high - slack, at);
      double digit = ticks.step() / Math.pow(10, Math.floor(Math.log10(ticks.step()) + 1e-9));
      assertTrue(
          Math.abs(digit - 1) < 1e-6 || Math.abs(digit - 2) < 1e-6 || Math.abs(digit - 5) < 1e-6,
          at);
      assertTrue(ticks.count() <= 6, at);
    }
  }

  @Test
  void negativeNumbersCarryTheTrueMinusSign() {
    assertEquals("\u22120.50", NumberText.fixed(-0.5, 2));
    assertEquals("0.0", NumberText.fixed(-0.01, 1));
    assertEquals("0.15", NumberText.plain(0.15));
  }

  @Test
  void everyPixelColumnKeepsItsLeastAndGreatestValue() {
    Random random = new Random(11);
    int n = 20_000;
    SeriesBuffer buffer = new SeriesBuffer();
    double[] least = new double[101];
    double[] greatest = new double[101];
    java.util.Arrays.fill(least, Double.POSITIVE_INFINITY);
    java.util.Arrays.fill(greatest, Double.NEGATIVE_INFINITY);
    Scale.Linear x = new Scale.Linear(0, n, 0, 100);
    for (int i = 0; i < n; i++) {
      double value = random.nextGaussian();
      buffer.append(i, value);
      int column = (int) x.pixel(i);
      least[column] = Math.min(least[column], value);
      greatest[column] = Math.max(greatest[column], value);
    }
    assertTrue(Columns.suit(buffer.view(), x, 1));
    Columns columns = Columns.of(buffer.view(), x, new Scale.Linear(0, 1, 0, -1), 1);
    assertEquals(100, columns.count());
    double joint = -least[0];
    for (int column = 0; column < 100; column++) {
      int last = (int) Math.ceil((column + 1) * n / 100.0) - 1;
      double top = Math.min(-greatest[column], column == 0 ? 1e9 : joint);
      double bottom = Math.max(-least[column], column == 0 ? -1e9 : joint);
      assertEquals(top, columns.top(column), 1e-12, "seed 11, column " + column);
      assertEquals(bottom, columns.bottom(column), 1e-12, "seed 11, column " + column);
      joint = -buffer.view().value(last);
    }
  }

  @Test
  void aHorizontalLineCoversExactlyItsWidth() {
    Raster raster = new Raster(new int[20 * 9], 20, 9);
    Trace trace = new Trace();
    trace.add(2, 4.5);
    trace.add(18, 4.5);
    raster.line(trace, 1.8, 0xff000000);
    assertEquals(255, raster.pixel(10, 4) >>> 24);
    assertEquals(102, raster.pixel(10, 3) >>> 24);
    assertEquals(102, raster.pixel(10, 5) >>> 24);
    assertEquals(0, raster.pixel(10, 2) >>> 24);
  }

  @Test
  void wildCoordinatesNeverLeaveTheSurface() {
    Random random = new Random(3);
    Raster raster = new Raster(new int[30 * 20], 30, 20);
    double[] wild = {Double.NaN, Double.POSITIVE_INFINITY, -1e300, 1e18, 0, -5, 12};
    Trace trace = new Trace();
    for (int i = 0; i < 500; i++) {
      trace.add(wild[random.nextInt(wild.length)], wild[random.nextInt(wild.length)]);
    }
    raster.line(trace, 1.8, 0xff000000);
    raster.line(trace, 1.8, 0xff000000, 4, 3);
    raster.column(3, -1e300, 1e300, 0xff000000);
    assertEquals(255, raster.pixel(3, 10) >>> 24);
  }

  @Test
  void smoothingStartsWithoutBiasAndForgetsAtARestart() {
    SeriesView raw = SeriesView.of(new double[] {0, 1, 2}, new double[] {4, 8, 100});
    SeriesView smooth = new Smoothing(0.5).extend(raw, 2);
    assertEquals(4, smooth.value(0), 1e-12);
    assertEquals((8 + 0.5 * 4) / 1.5, smooth.value(1), 1e-12);
    assertEquals(100, smooth.value(2), 1e-12);
  }

  @Test
  void theExtremesOfAnyRangeAreThoseOfReadingItAll() {
    Random random = new Random(23);
    SeriesBuffer buffer = new SeriesBuffer();
    SeriesView early = buffer.view();
    for (int i = 0; i < 5000; i++) {
      buffer.append(i, random.nextInt(50) == 0 ? Double.NaN : random.nextGaussian());
      early = i == 2999 ? buffer.view() : early;
    }
    for (SeriesView view : new SeriesView[] {early, buffer.view()}) {
      for (int round = 0; round < 2000; round++) {
        int from = random.nextInt(view.size());
        int to = from + random.nextInt(view.size() - from + 1);
        Bounds plain = new Bounds();
        for (int i = from; i < to; i++) {
          plain.add(view.value(i));
        }
        String at = "seed 23: " + from + " to " + to + " of " + view.size();
        assertEquals(plain.low(), view.bounds(from, to).low(), at);
        assertEquals(plain.high(), view.bounds(from, to).high(), at);
      }
    }
  }

  @Test
  void anAverageCarriedOnEqualsOneMadeAtOnceWhateverBecomesABreakLater() {
    Random random = new Random(5);
    SeriesBuffer buffer = new SeriesBuffer();
    Smoothing carried = new Smoothing(0.9);
    double[] breaks = {};
    for (int i = 0; i < 600; i++) {
      buffer.append(i, random.nextGaussian());
      if (i % 100 == 50) {
        breaks = java.util.Arrays.copyOf(breaks, breaks.length + 1);
        breaks[breaks.length - 1] = i - 20; // told of after it has happened
      }
      SeriesView now = carried.extend(buffer.view(), breaks);
      SeriesView anew = new Smoothing(0.9).extend(buffer.view(), breaks);
      assertEquals(anew.value(i), now.value(i), 0, "seed 5, point " + i);
      assertEquals(anew.value(i / 2), now.value(i / 2), 0, "seed 5, point " + i / 2);
    }
  }

  @Test
  void aCutLineKeepsToItsOwnSideBetweenTwoPoints() {
    SeriesView view = SeriesView.of(new double[] {10, 20}, new double[] {1, 3});
    assertEquals(2, view.between(15), 1e-12);
    assertEquals(1, view.between(15, 16), 1e-12);
    assertEquals(3, view.between(17, 16), 1e-12);
    assertTrue(Double.isNaN(view.between(9)));
    assertEquals(3, view.between(25), 1e-12);
  }

  @Test
  void logarithmicTicksLieInsideAndAreRound() {
    assertEquals(java.util.List.of(0.1, 1.0, 10.0), Ticks.logarithmic(0.07, 45));
    assertEquals(java.util.List.of(0.2, 0.5), Ticks.logarithmic(0.15, 0.9));
    Random random = new Random(9);
    for (int i = 0; i < 1000; i++) {
      double low = Math.pow(10, 8 * random.nextDouble() - 4);
      double high = low * Math.pow(10, 3 * random.nextDouble() + 0.4);
      for (double tick : Ticks.logarithmic(low, high)) {
        assertTrue(tick >= low * 0.999 && tick <= high * 1.001, low + " to " + high + ": " + tick);
      }
    }
  }

  @Test
  void anyStepIsFoundAmongUnevenOnes() {
    Random random = new Random(31);
    for (int round = 0; round < 200; round++) {
      int n = random.nextInt(60);
      double[] steps = new double[n];
      for (int i = 0; i < n; i++) {
        double gap = random.nextInt(4) == 0 ? Math.pow(10, random.nextInt(5)) : random.nextInt(2);
        steps[i] = (i == 0 ? 0 : steps[i - 1]) + gap;
      }
      SeriesView view = SeriesView.of(steps, new double[n]);
      for (int probe = 0; probe < 100; probe++) {
        double step = n == 0 ? 1 : steps[random.nextInt(n)] + random.nextInt(3) - 1;
        int plain = 0;
        while (plain < n && steps[plain] < step) {
          plain++;
        }
        assertEquals(plain, view.firstAtOrAfter(step), "seed 31, round " + round + ": " + step);
      }
    }
  }
}
