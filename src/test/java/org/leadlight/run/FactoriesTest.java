package org.leadlight.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FactoriesTest {

  private static final FactoryDeclaration INFORMATION = Factories.MUTUAL_INFORMATION_DISTILLATION;

  static Iterable<FactoryDeclaration> all() {
    return Factories.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void aDeclarationAddsUp(FactoryDeclaration factory) {
    Set<String> keys = new HashSet<>();
    factory.tunables().forEach(tunable -> assertTrue(keys.add(tunable.key()), tunable.key()));
    assertEquals(keys, factory.standard().values().keySet());
    Set<String> components = new HashSet<>();
    for (ComponentDeclaration component : factory.components()) {
      assertTrue(components.add(component.key()), component.key());
      assertTrue(keys.containsAll(component.weightKeys()), component.key());
    }
    for (Tunable tunable : factory.tunables()) {
      boolean special =
          factory.alphaKey().filter(tunable.key()::equals).isPresent()
              || factory.warmUp().filter(w -> w.stepsKey().equals(tunable.key())).isPresent();
      assertTrue(special || factory.isWeight(tunable.key()), tunable.key());
    }
  }

  @Test
  void aWeightWarmsUpLinearlyFromNothingAsAFunctionOfTheStepAlone() {
    Map<String, Double> values =
        Map.of(
            Factories.MUTUAL_INFORMATION, 0.4,
            Factories.MUTUAL_INFORMATION_WARM_UP, 10.0,
            Factories.UTILITY, 2.0);
    assertEquals(0, at(0, values));
    assertEquals(0.04, at(1, values), 1e-15);
    assertEquals(0.36, at(9, values), 1e-15);
    assertEquals(0.4, at(10, values));
    assertEquals(0.4, at(1_000_000, values));
    assertEquals(2, INFORMATION.valuesAt(3, values).get(Factories.UTILITY));
  }

  @Test
  void withoutAWarmUpTheWeightIsWholeFromTheFirstStepOn() {
    Map<String, Double> values =
        Map.of(Factories.MUTUAL_INFORMATION, 0.4, Factories.MUTUAL_INFORMATION_WARM_UP, 0.0);
    assertEquals(0.4, at(0, values));
    Map<String, Double> others = Factories.DISTILLATION.standard().values();
    assertEquals(others, Factories.DISTILLATION.valuesAt(0, others));
  }

  @Test
  void atALayerAWeightOfTheInformationFactoryIsAProduct() {
    ComponentDeclaration cosine =
        INFORMATION.components().stream()
            .filter(c -> c.weightKeys().contains(Factories.COSINE))
            .findFirst()
            .orElseThrow();
    assertEquals(
        6, INFORMATION.factor(cosine, Map.of(Factories.UTILITY, 2.0, Factories.COSINE, 3.0)));
    assertEquals(0, INFORMATION.factor(cosine, Map.of(Factories.COSINE, 3.0)));
  }

  private static double at(long step, Map<String, Double> values) {
    return INFORMATION.valuesAt(step, values).getOrDefault(Factories.MUTUAL_INFORMATION, -1.0);
  }
}
