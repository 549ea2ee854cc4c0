package org.leadlight.app.workbench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.leadlight.app.chart.FigureRehearsal;
import org.leadlight.app.shell.Texts;
import org.leadlight.run.ComponentDeclaration;
import org.leadlight.run.Factories;
import org.leadlight.run.Figure;
import org.leadlight.run.Recipes;

/**
 * A made-up run that is planned and painted in the background before the first real one is read, so
 * that the first real one does not find the FX thread cold ({@link FigureRehearsal}).
 */
public final class RunRehearsal implements Runnable {

  private static final int POINTS = 4_800;
  private static final int TIMES = 4;
  private static final List<String> USUAL =
      List.of(
          "component/composite_loss",
          "optimiser/learning_rate",
          "optimiser/gradient_norm",
          "speed/tokens_per_second",
          "speed/step_seconds");

  private final Texts texts;

  /** A rehearsal in the window's words. */
  public RunRehearsal(Texts texts) {
    this.texts = texts;
  }

  @Override
  public void run() {
    RunSnapshot snapshot = new RunHistory().take(update());
    FigureRehearsal.paint(new ChartPlan(texts, Factories.all()).of(snapshot), TIMES);
  }

  private static RunUpdate update() {
    RunHead head = new RunHead(1, Recipes.DEMONSTRATION, RunState.RUNNING, POINTS, "");
    return new RunUpdate(
        WorkspaceFacts.UNKNOWN,
        Optional.of(head),
        curves(),
        List.of(new HyperparameterRow(0, Recipes.DEMONSTRATION.loss().values())),
        List.of(evaluated(0), evaluated(POINTS / 2)),
        List.of());
  }

  private static Map<String, Points> curves() {
    Map<String, Points> curves = new LinkedHashMap<>();
    USUAL.forEach(name -> curves.put(name, curve(name)));
    for (ComponentDeclaration component : Factories.DISTILLATION.components()) {
      String name = "component/" + component.key();
      curves.put(name, curve(name));
    }
    return curves;
  }

  /** A curve that shakes, the same each time. */
  private static Points curve(String name) {
    double[] steps = new double[POINTS];
    double[] values = new double[POINTS];
    for (int i = 0; i < POINTS; i++) {
      steps[i] = i;
      values[i] = name.length() * Math.exp(-i / 300.0) + Math.sin(1.7 * i);
    }
    return new Points(steps, values, POINTS);
  }

  private static Evaluated evaluated(long step) {
    Figure figure = new Figure(0.5, 50, 0.4, 0.6);
    return new Evaluated(
        step,
        Map.of(
            Evaluated.ANSWERS_KEPT, figure,
            Evaluated.NOISE_RMS, figure,
            Evaluated.RECOVERED_ALL, figure,
            Evaluated.RECOVERED_PRIVATE, figure));
  }
}
