package org.leadlight.app.workbench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.leadlight.plot.SeriesBuffer;
import org.leadlight.plot.SeriesView;
import org.leadlight.run.InspectedPrompt;

/**
 * Gathers updates of one run and hands out snapshots. Curves only grow at their end, so a snapshot
 * shares them: what it counts is never written again. Used by one thread.
 */
final class RunHistory {

  private final Map<String, SeriesBuffer> series = new LinkedHashMap<>();
  private final List<HyperparameterRow> hyperparameters = new ArrayList<>();
  private final List<Evaluated> evaluations = new ArrayList<>();
  private final List<InspectedPrompt> prompts = new ArrayList<>();
  private RunCursor cursor = RunCursor.START;
  private RunSnapshot newest = RunSnapshot.EMPTY;

  RunCursor cursor() {
    return cursor;
  }

  /** Steps that the run has taken, whether or not they were read. */
  long newestStep() {
    return newest.head().map(RunHead::step).orElse(0L);
  }

  /**
   * Takes an update in; another run begins anew, and so does one whose dead tail was struck out.
   */
  RunSnapshot take(RunUpdate update) {
    if (isNothingNew(update)) {
      return newest;
    }
    long run = update.head().map(RunHead::id).orElse(-1L);
    long rewinds = update.head().map(head -> head.past().rewinds()).orElse(0L);
    if (run != cursor.run() || rewinds != cursor.rewinds()) {
      series.clear();
      hyperparameters.clear();
      evaluations.clear();
      prompts.clear();
      cursor = RunCursor.of(run, rewinds);
    }
    update.appended().forEach(this::append);
    hyperparameters.addAll(update.hyperparameters());
    evaluations.addAll(update.evaluations());
    prompts.addAll(update.prompts());
    cursor =
        new RunCursor(
            run,
            rewinds,
            lastStep(update),
            hyperparameters.isEmpty() ? -1 : hyperparameters.getLast().step(),
            evaluations.isEmpty() ? -1 : evaluations.getLast().step());
    newest =
        new RunSnapshot(
            update.facts(),
            update.head(),
            views(),
            List.copyOf(hyperparameters),
            List.copyOf(evaluations),
            List.copyOf(prompts));
    return newest;
  }

  /** The same snapshot again spares the window from drawing what it already shows. */
  private boolean isNothingNew(RunUpdate update) {
    return update.head().equals(newest.head())
        && update.facts().equals(newest.facts())
        && update.appended().isEmpty()
        && update.hyperparameters().isEmpty()
        && update.evaluations().isEmpty()
        && update.prompts().isEmpty();
  }

  private long lastStep(RunUpdate update) {
    return update.appended().values().stream()
        .filter(points -> points.size() > 0)
        .mapToLong(points -> (long) points.steps()[points.size() - 1])
        .reduce(cursor.step(), Math::max);
  }

  private void append(String name, Points points) {
    series
        .computeIfAbsent(name, n -> new SeriesBuffer())
        .appendAll(points.steps(), points.values(), points.size());
  }

  private Map<String, SeriesView> views() {
    Map<String, SeriesView> views = new LinkedHashMap<>();
    series.forEach((name, curve) -> views.put(name, curve.view()));
    return Collections.unmodifiableMap(views);
  }
}
