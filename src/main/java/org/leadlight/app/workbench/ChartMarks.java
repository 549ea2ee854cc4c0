package org.leadlight.app.workbench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.leadlight.app.shell.Texts;
import org.leadlight.plot.chart.ChartSnapshot.Mark;
import org.leadlight.run.FactoryDeclaration;
import org.leadlight.run.Tunable;

/**
 * One mark at each step from which on other numbers were used: what was asked of the run, and what
 * the loop's own record shows without anybody having asked.
 */
final class ChartMarks {

  private final Texts texts;
  private final FactoryDeclaration factory;

  ChartMarks(Texts texts, FactoryDeclaration factory) {
    this.texts = texts;
    this.factory = factory;
  }

  /** What changed at a step: from what to what, by key. */
  private record Shift(Map<String, Double> from, Map<String, Double> to) {
    Shift() {
      this(new LinkedHashMap<>(), new LinkedHashMap<>());
    }

    void add(String key, double was, double is) {
      from.putIfAbsent(key, was);
      to.put(key, is);
    }
  }

  /** The marks of a run, in the order of their steps. */
  List<Mark> of(RunSnapshot snapshot, RunHead head) {
    Map<Long, Shift> shifts = new TreeMap<>();
    for (RunChange change : head.changes().applied()) {
      Shift shift = shifts.computeIfAbsent(change.command().step(), step -> new Shift());
      change.to().forEach((key, is) -> shift.add(key, change.from().getOrDefault(key, 0.0), is));
    }
    addRecorded(snapshot.hyperparameters(), shifts);
    List<Mark> marks = new ArrayList<>();
    shifts.forEach(
        (step, shift) -> {
          if (!shift.to().isEmpty()) {
            marks.add(mark(step, shift));
          }
        });
    return marks;
  }

  private void addRecorded(List<HyperparameterRow> rows, Map<Long, Shift> shifts) {
    for (int i = 1; i < rows.size(); i++) {
      HyperparameterRow row = rows.get(i);
      if (shifts.containsKey(row.step())) {
        continue;
      }
      Shift shift = new Shift();
      for (Tunable tunable : factory.tunables()) {
        if (factory
            .warmUp()
            .filter(rising -> rising.weightKey().equals(tunable.key()))
            .isPresent()) {
          continue; // rises by itself from step to step
        }
        double was = rows.get(i - 1).values().getOrDefault(tunable.key(), 0.0);
        double is = row.values().getOrDefault(tunable.key(), 0.0);
        if (was != is) {
          shift.add(tunable.key(), was, is);
        }
      }
      shifts.put(row.step(), shift);
    }
  }

  private Mark mark(long step, Shift shift) {
    boolean breaks = shift.to().keySet().stream().anyMatch(key -> factory.tunable(key).isPresent());
    return new Mark(
        step,
        ChangeText.summary(texts, shift.from(), shift.to()),
        breaks ? texts.format("chart.mark.title", step) : "",
        breaks ? texts.get("chart.mark.note") : "",
        breaks);
  }
}
