package org.leadlight.app.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.leadlight.app.shell.Texts;
import org.leadlight.plot.chart.ChartSnapshot.Mark;
import org.leadlight.run.Factories;
import org.leadlight.run.LiveSettings;
import org.leadlight.run.Recipes;
import org.leadlight.workspace.Command;
import org.leadlight.workspace.CommandState;

final class ChartMarksTest {

  @Test
  void aChangeThatWasAskedForAndRecordedGetsOneMark() {
    List<Mark> marks = marks(SyntheticRun.steered(RunState.RUNNING));
    assertEquals(List.of(380.0), marks.stream().map(Mark::step).toList());
    assertEquals("Entropy 0.15 \u2192 0.3", marks.getFirst().label());
  }

  @Test
  void aChangeThatOnlyTheLoopRecordedGetsAMarkToo() {
    assertEquals(List.of(380.0), marks(SyntheticRun.update()).stream().map(Mark::step).toList());
  }

  @Test
  void whatIsAwaitedOrWasRefusedGetsNone() {
    Command awaited =
        SyntheticRun.command(2, CommandState.REQUESTED, -1, "", Map.of(Factories.ALPHA, 0.2));
    Command refused =
        SyntheticRun.command(3, CommandState.REJECTED, 400, "no", Map.of(Factories.ALPHA, 2.0));
    assertEquals(1, marks(SyntheticRun.steered(RunState.RUNNING, awaited, refused)).size());
  }

  @Test
  void manyNumbersAreOneMarkThatCountsThemAndANumberOfTheTrainingBreaksNoTotal() {
    Command several =
        SyntheticRun.command(
            2,
            CommandState.APPLIED,
            390,
            "",
            Map.of(Factories.ALPHA, 0.2, Factories.SIMILARITY, 0.5, Factories.L2, 1.0));
    Command rate =
        SyntheticRun.command(
            3, CommandState.APPLIED, 400, "", Map.of(LiveSettings.LEARNING_RATE, 1e-4));
    List<Mark> marks = marks(SyntheticRun.steered(RunState.RUNNING, several, rate));
    assertEquals(List.of(380.0, 390.0, 400.0), marks.stream().map(Mark::step).toList());
    assertEquals(List.of(true, true, false), marks.stream().map(Mark::breaksTotal).toList());
    assertEquals("and 2 more", marks.get(1).label().substring(marks.get(1).label().length() - 10));
    assertEquals("Rate 0.001 \u2192 0.0001", marks.get(2).label());
  }

  private static List<Mark> marks(RunUpdate update) {
    RunSnapshot snapshot = new RunHistory().take(update);
    Optional<RunHead> head = snapshot.head();
    return new ChartMarks(Texts.load(), Factories.DISTILLATION).of(snapshot, head.orElseThrow());
  }

  @Test
  void aWeightThatRisesByItselfIsNoChangeAndOneThatWasAskedForIs() {
    Map<String, Double> weights = Factories.MUTUAL_INFORMATION_DISTILLATION.standard().values();
    List<HyperparameterRow> rows = new ArrayList<>();
    for (long step = 0; step < 5; step++) {
      rows.add(
          new HyperparameterRow(
              step, Factories.MUTUAL_INFORMATION_DISTILLATION.valuesAt(step, weights)));
    }
    Map<String, Double> turned = new LinkedHashMap<>(weights);
    turned.put(Factories.UTILITY, 2.0);
    rows.add(new HyperparameterRow(5, turned));
    RunHead head =
        new RunHead(
            1,
            Recipes.DEMONSTRATION.withLoss(Factories.MUTUAL_INFORMATION_DISTILLATION.standard()),
            RunState.RUNNING,
            6,
            "");
    RunUpdate update =
        new RunUpdate(
            WorkspaceFacts.UNKNOWN, Optional.of(head), Map.of(), rows, List.of(), List.of());
    List<Mark> marks =
        new ChartMarks(Texts.load(), Factories.MUTUAL_INFORMATION_DISTILLATION)
            .of(new RunHistory().take(update), head);
    assertEquals(
        List.of(5L), EvaluationAxis.of(new RunHistory().take(update)).changes(), "pins likewise");
    assertEquals(List.of("Utility 1 \u2192 2"), marks.stream().map(Mark::label).toList());
  }
}
