package org.leadlight.app;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.leadlight.app.workbench.Points;
import org.leadlight.workspace.MetricRow;

/**
 * Turns rows of steps into a curve for each name, without a box for a point: what a long run has is
 * read at once when it is opened.
 */
final class StepCurves {

  private final Map<String, Curve> curves = new LinkedHashMap<>();
  private List<String> names = List.of();
  private final List<Curve> columns = new ArrayList<>(); // of the names

  private StepCurves() {}

  /** The curves of rows in the order of their steps, by name in the order of first appearance. */
  static Map<String, Points> of(List<MetricRow> rows) {
    StepCurves curves = new StepCurves();
    rows.forEach(row -> curves.take(row, rows.size()));
    Map<String, Points> points = new LinkedHashMap<>();
    curves.curves.forEach((name, curve) -> points.put(name, curve.points()));
    return points;
  }

  private void take(MetricRow row, int most) {
    if (!row.names().equals(names)) { // rows of a kind share their names, so this is quick
      names = row.names();
      columns.clear();
      names.forEach(name -> columns.add(curves.computeIfAbsent(name, added -> new Curve(most))));
    }
    for (int i = 0; i < columns.size(); i++) {
      columns.get(i).append(row.step(), row.numbers()[i]);
    }
  }

  /** A curve that has room for every row. */
  private static final class Curve {
    private final double[] steps;
    private final double[] values;
    private int size;

    Curve(int most) {
      steps = new double[most];
      values = new double[most];
    }

    void append(double step, double value) {
      steps[size] = step;
      values[size] = value;
      size++;
    }

    Points points() {
      return new Points(steps, values, size);
    }
  }
}
