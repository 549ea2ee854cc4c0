package org.leadlight.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.leadlight.app.workbench.Points;
import org.leadlight.workspace.MetricRow;

class StepCurvesTest {

  @Test
  void aCurveHoldsTheStepsAtWhichItWasMeasuredAndNoOthers() {
    List<String> usual = List.of("loss", "rate");
    Map<String, Points> curves =
        StepCurves.of(
            List.of(
                new MetricRow(4, usual, new double[] {1, 10}),
                new MetricRow(5, List.of("rate", "load", "loss"), new double[] {20, 0.5, 2}),
                new MetricRow(7, usual, new double[] {3, Double.NaN})));
    assertEquals(List.of("loss", "rate", "load"), List.copyOf(curves.keySet()));
    assertCurve(curves.get("loss"), new double[] {4, 5, 7}, new double[] {1, 2, 3});
    assertCurve(curves.get("rate"), new double[] {4, 5, 7}, new double[] {10, 20, Double.NaN});
    assertCurve(curves.get("load"), new double[] {5}, new double[] {0.5});
  }

  @Test
  void nothingNewGivesNoCurve() {
    assertTrue(StepCurves.of(List.of()).isEmpty());
  }

  private static void assertCurve(Points curve, double[] steps, double[] values) {
    assertEquals(steps.length, curve.size());
    assertArrayEquals(steps, Arrays.copyOf(curve.steps(), curve.size()));
    assertArrayEquals(values, Arrays.copyOf(curve.values(), curve.size()));
  }
}
