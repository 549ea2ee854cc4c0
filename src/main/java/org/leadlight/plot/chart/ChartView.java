package org.leadlight.plot.chart;

import java.util.HashSet;
import java.util.Set;
import org.leadlight.plot.Scale;

/**
 * How the reader looks at a snapshot.
 *
 * @param from the first step shown, NaN for all
 * @param to the last step shown, NaN for all
 * @param smoothing 0 (none) to below 1
 * @param logSteps whether the x axis is logarithmic
 * @param logValues whether curves whose values are all above zero have a logarithmic axis
 * @param toggled keys of lines that were hidden, or shown where they are folded at first
 * @param scroll how far the panels are pushed up
 * @param compact whether names have little room and hyperparameters are folded at first
 */
public record ChartView(
    double from,
    double to,
    double smoothing,
    boolean logSteps,
    boolean logValues,
    Set<String> toggled,
    double scroll,
    boolean compact) {

  /** Everything at once, smoothed as usual. */
  public static final ChartView ALL =
      new ChartView(Double.NaN, Double.NaN, 0.88, false, false, Set.of(), 0, false);

  private static final double NARROWEST = 4; // steps

  /** Keeps a copy of the keys. */
  public ChartView {
    toggled = Set.copyOf(toggled);
  }

  /** Returns a view of the steps between two, kept within what there is. */
  public ChartView between(double low, double high, ChartSnapshot shown) {
    double end = shown.end();
    double wide = Math.clamp(high - low, Math.min(NARROWEST, end), end);
    double first = Math.clamp(low, 0, end - wide);
    return wide >= end ? allSteps() : steps(first, first + wide);
  }

  /** Returns a view of all steps. */
  public ChartView allSteps() {
    return steps(Double.NaN, Double.NaN);
  }

  private ChartView steps(double low, double high) {
    return new ChartView(low, high, smoothing, logSteps, logValues, toggled, scroll, compact);
  }

  /** Returns this view with another smoothing. */
  public ChartView smoothed(double weight) {
    double bounded = Math.clamp(weight, 0, 0.999);
    return new ChartView(from, to, bounded, logSteps, logValues, toggled, scroll, compact);
  }

  /** Returns this view with a logarithmic or linear x axis. */
  public ChartView withLogSteps(boolean log) {
    return new ChartView(from, to, smoothing, log, logValues, toggled, scroll, compact);
  }

  /** Returns this view with logarithmic or linear values. */
  public ChartView withLogValues(boolean log) {
    return new ChartView(from, to, smoothing, logSteps, log, toggled, scroll, compact);
  }

  /** Returns this view scrolled to a height. */
  public ChartView scrolled(double height) {
    return new ChartView(
        from, to, smoothing, logSteps, logValues, toggled, Math.max(0, height), compact);
  }

  /** Returns this view with little room for names, or with the usual one. */
  public ChartView compacted(boolean little) {
    return new ChartView(from, to, smoothing, logSteps, logValues, toggled, scroll, little);
  }

  /** Returns this view with a line hidden that was shown, or the other way round. */
  public ChartView toggling(String key) {
    Set<String> keys = new HashSet<>(toggled);
    if (!keys.remove(key)) {
      keys.add(key);
    }
    return withToggled(keys);
  }

  /** Returns this view with nothing hidden but what is folded at first. */
  public ChartView withEverything() {
    return withToggled(Set.of());
  }

  /** Returns this view with one line of its family shown alone, or all when it was alone. */
  public ChartView isolating(ChartSeries line, ChartSnapshot shown) {
    Set<String> keys = new HashSet<>(toggled);
    boolean alone = true;
    for (PanelSpec panel : shown.panels()) {
      for (ChartSeries each : panel.lines()) {
        if (each.family().equals(line.family())) {
          boolean wanted = each.key().equals(line.key());
          alone &= shows(each, shown) == wanted;
          boolean atFirst = !isFolded(each, shown);
          keys.remove(each.key());
          if (atFirst != wanted) {
            keys.add(each.key());
          }
        }
      }
    }
    return alone ? withEverything() : withToggled(keys);
  }

  private ChartView withToggled(Set<String> keys) {
    return new ChartView(from, to, smoothing, logSteps, logValues, keys, scroll, compact);
  }

  /** Returns whether a line is drawn. */
  public boolean shows(ChartSeries line, ChartSnapshot shown) {
    return toggled.contains(line.key()) == isFolded(line, shown);
  }

  /** Returns whether a panel shows as one line of text. */
  public boolean folds(PanelSpec panel, ChartSnapshot shown) {
    return switch (panel) {
      case PanelSpec.Curve curve -> !shows(curve.series(), shown);
      case PanelSpec.Steps steps -> toggled.contains(steps.key()) != compact;
      case PanelSpec.StackedTotal total -> false;
      case PanelSpec.Evaluations evaluations -> false;
    };
  }

  private static boolean isFolded(ChartSeries line, ChartSnapshot shown) {
    return shown.panels().stream()
        .anyMatch(
            panel ->
                panel instanceof PanelSpec.Curve curve
                    && curve.folded()
                    && curve.series().key().equals(line.key()));
  }

  /** Returns the x axis between two pixels. */
  Scale x(ChartSnapshot shown, double start, double end) {
    double first = Double.isNaN(from) ? 0 : from;
    double last = Double.isNaN(to) ? shown.end() : to;
    return logSteps
        ? new Scale.Log(Math.max(1, first), Math.max(2, last), start, end)
        : new Scale.Linear(first, last, start, end);
  }
}
