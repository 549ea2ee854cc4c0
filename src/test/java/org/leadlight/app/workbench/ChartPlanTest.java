package org.leadlight.app.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.leadlight.app.shell.Texts;
import org.leadlight.plot.chart.ChartSeries;
import org.leadlight.plot.chart.PanelSpec;
import org.leadlight.run.ComponentDeclaration;
import org.leadlight.run.Factories;
import org.leadlight.run.FactoryDeclaration;
import org.leadlight.run.LossSpec;
import org.leadlight.run.MadeUpFactory;
import org.leadlight.run.Recipes;
import org.leadlight.run.Side;

/** Charts follow what a factory declares. */
final class ChartPlanTest {

  @Test
  void aFactoryTheWindowHasNeverHeardOfGetsItsTotalItsComponentsAndItsNumbers() {
    FactoryDeclaration unheard =
        MadeUpFactory.of(
            "distillation", // a known name with other numbers and components
            MadeUpFactory.weight("first_weight", Side.KEEP_THE_ANSWERS, 2),
            MadeUpFactory.weight("second_weight", Side.HIDE_THE_PROMPT, 0.5));
    List<PanelSpec> panels = panels(unheard);
    assertEquals(List.of("first weight component", "second weight component"), parts(panels));
    assertEquals(List.of("first weight component", "second weight component"), curves(panels));
    assertEquals(List.of("first weight", "second weight"), numbers(panels));
  }

  @Test
  void whatIsOnlyMeasuredStandsBesideTheTotalAndIsNotCalledOff() {
    List<PanelSpec> panels = panels(Factories.CROSS_ENTROPY_DISTILLATION);
    assertEquals(List.of("cross entropy", "abs. cosine", "entropy"), parts(panels));
    assertEquals(
        List.of("cross entropy", "abs. cosine", "entropy", "KL divergence", "median norm, off"),
        curves(panels));
  }

  @Test
  void aNumberThatMakesNoDifferenceAtTheDistillationPointIsNotDrawn() {
    FactoryDeclaration factory = Factories.MUTUAL_INFORMATION_DISTILLATION;
    assertTrue(numbers(panels(factory)).contains("Cosine distance"));
    List<String> atLogits = numbers(panels(factory, factory.standard().atLayer(null)));
    assertFalse(atLogits.contains("Cosine distance"), atLogits.toString());
    assertTrue(atLogits.contains("Mutual information"), atLogits.toString());
  }

  @Test
  void manyFixedNumbersTakeThreeLinesAndSayHowManyMoreThereAre() {
    Map<String, String> fixed = new LinkedHashMap<>();
    for (int i = 0; i < 14; i++) {
      fixed.put("fixed_argument_" + i, "value " + i);
    }
    FactoryDeclaration factory = Factories.MUTUAL_INFORMATION_DISTILLATION;
    List<String> lines =
        panels(factory, factory.standard(), fixed).stream()
            .filter(PanelSpec.Steps.class::isInstance)
            .flatMap(panel -> ((PanelSpec.Steps) panel).texts().stream())
            .toList();
    assertEquals(3, lines.size(), lines.toString());
    long said = lines.stream().limit(2).mapToLong(line -> line.split(", ").length).sum();
    long all = 14 + panels(factory).stream().mapToLong(ChartPlanTest::fixedNumbers).sum();
    assertEquals("and %d more".formatted(all - said), lines.getLast().split("[,|]")[0]);
  }

  private static long fixedNumbers(PanelSpec panel) {
    return panel instanceof PanelSpec.Steps steps
        ? steps.texts().stream().mapToLong(line -> line.split(", ").length).sum()
        : 0;
  }

  private static List<PanelSpec> panels(FactoryDeclaration factory) {
    return panels(factory, factory.standard());
  }

  private static List<PanelSpec> panels(FactoryDeclaration factory, LossSpec loss) {
    return panels(factory, loss, Map.of());
  }

  private static List<PanelSpec> panels(
      FactoryDeclaration factory, LossSpec loss, Map<String, String> fixed) {
    Map<String, Points> curves = new LinkedHashMap<>();
    curves.put("component/composite_loss", curve());
    for (ComponentDeclaration component : factory.components()) {
      curves.put("component/" + component.key(), curve());
    }
    RunHead head = new RunHead(1, Recipes.DEMONSTRATION.withLoss(loss), RunState.RUNNING, 2, "");
    RunUpdate update =
        new RunUpdate(
            WorkspaceFacts.UNKNOWN,
            Optional.of(head),
            curves,
            List.of(new HyperparameterRow(0, loss.values(), fixed)),
            List.of(),
            List.of());
    return new ChartPlan(Texts.load(), List.of(factory)).of(new RunHistory().take(update)).panels();
  }

  private static Points curve() {
    return new Points(new double[] {0, 1}, new double[] {2, 1}, 2);
  }

  private static List<String> parts(List<PanelSpec> panels) {
    return panels.stream()
        .filter(PanelSpec.StackedTotal.class::isInstance)
        .flatMap(panel -> ((PanelSpec.StackedTotal) panel).parts().stream())
        .map(part -> part.series().name())
        .toList();
  }

  private static List<String> curves(List<PanelSpec> panels) {
    return panels.stream()
        .filter(PanelSpec.Curve.class::isInstance)
        .map(panel -> ((PanelSpec.Curve) panel).series().name())
        .toList();
  }

  private static List<String> numbers(List<PanelSpec> panels) {
    return panels.stream()
        .filter(PanelSpec.Steps.class::isInstance)
        .flatMap(panel -> ((PanelSpec.Steps) panel).lines().stream())
        .map(ChartSeries::name)
        .toList();
  }
}
