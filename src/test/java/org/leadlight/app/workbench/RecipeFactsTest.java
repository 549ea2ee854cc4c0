package org.leadlight.app.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leadlight.app.shell.Texts;
import org.leadlight.run.Factories;
import org.leadlight.run.Recipes;
import org.leadlight.run.RunSpec;
import org.leadlight.workspace.estimate.Estimate;

final class RecipeFactsTest {

  private final Deque<Runnable> background = new ArrayDeque<>();
  private final RecipeViewModel recipe =
      new RecipeViewModel(Factories.DISTILLATION, Recipes.DEMONSTRATION, 6);

  @Test
  void namesComeAtOnceAndSizesWhenTheFilesWereRead() {
    RecipeFacts facts = facts(new DemonstrationFiles());
    assertEquals(List.of("Bundled demo", "frontdesk-train", "frontdesk-validation"), titles(facts));
    readAll();
    assertEquals(
        List.of("Bundled demo, 2.3 M", "frontdesk-train, 4,000", "frontdesk-validation, 400"),
        titles(facts));
    assertEquals(0.18278, recipe.modelProperty().get().orElseThrow().embeddingRms());
  }

  @Test
  void aMissingFileIsAFaultBesideItsField() {
    facts(new DemonstrationFiles());
    recipe.sources().get(1).textProperty().set("/nowhere/talk.jsonl");
    readAll();
    assertEquals(
        "data.train is /nowhere/talk.jsonl, which does not exist; give a path.",
        recipe.sources().get(1).faultProperty().get());
    assertFalse(recipe.startableProperty().get());
    recipe.sources().get(1).textProperty().set("bundled:frontdesk-train");
    readAll();
    assertTrue(recipe.startableProperty().get());
  }

  @Test
  void theAnswerToAnOvertakenQuestionIsDropped() {
    RecipeFacts facts = facts(new DemonstrationFiles());
    recipe.sources().getFirst().textProperty().set("/nowhere/model");
    recipe.sources().getFirst().textProperty().set("bundled:frontdesk");
    readAll();
    assertTrue(recipe.startableProperty().get());
    assertEquals("Bundled demo, 2.3 M", titles(facts).getFirst());
  }

  @Test
  void whatWasUsedComesBackInTheListOfAnotherWindow() {
    RecipeSources anything =
        new DemonstrationFiles() {
          @Override
          public Optional<ModelFacts> model(String source) {
            return super.model("bundled:frontdesk");
          }
        };
    RecipeFacts facts = facts(anything);
    recipe.sources().getFirst().textProperty().set("org/one");
    readAll();
    recipe.sources().getFirst().textProperty().set("/models/two");
    readAll();
    assertEquals(
        List.of("bundled:frontdesk", "/models/two", "org/one"),
        facts.sources().getFirst().choices());
    RecipeFacts reopened = facts(anything);
    reopened.restore(facts.draft());
    assertEquals(facts.sources().getFirst().choices(), reopened.sources().getFirst().choices());
  }

  @Test
  void oneEstimateIsAskedAtATimeAndTheLastRecipeCounts() {
    AtomicInteger asked = new AtomicInteger();
    RunSpec[] last = new RunSpec[1];
    RecipeFacts facts =
        facts(
            new DemonstrationFiles() {
              @Override
              public Optional<Estimate> estimate(RunSpec spec) {
                asked.incrementAndGet();
                last[0] = spec;
                return super.estimate(spec);
              }
            });
    readAll();
    asked.set(0);
    for (int i = 1; i <= 50; i++) {
      recipe.alpha().orElseThrow().positionProperty().set(i / 100.0);
    }
    assertTrue(facts.estimateProperty().get().isPresent(), "an old estimate stays until the new");
    readAll();
    assertEquals(2, asked.get());
    assertEquals(0.5, last[0].loss().value(Factories.ALPHA));
  }

  @Test
  void aRecipeWithFaultsHasNoEstimate() {
    RecipeFacts facts = facts(new DemonstrationFiles());
    readAll();
    recipe.alpha().orElseThrow().textProperty().set("much");
    readAll();
    assertTrue(facts.estimateProperty().get().isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "950 | 950",
        "2261184 | 2.3 M",
        "494032768 | 494 M",
        "999600000 | 1.0 B",
        "7615616512 | 7.6 B",
        "70553706496 | 70.6 B",
        "405000000000 | 405 B"
      })
  void parametersAreCountedAsPeopleSayThem(long count, String words) {
    assertEquals(words, RecipeFacts.parameters(count));
  }

  @ParameterizedTest
  @CsvSource({
    "bundled:frontdesk, Bundled demo",
    "bundled:frontdesk-train, frontdesk-train",
    "org/name-7B, org/name-7B",
    "/a/b/Model-7B/, Model-7B",
    "../talk.jsonl, talk.jsonl",
    "C:\\models\\one, one",
    "/, /"
  })
  void aSourceHasTheNameAPersonKnowsItBy(String source, String name) {
    SourceViewModel model = facts(RecipeSources.UNKNOWN).sources().getFirst();
    assertEquals(name, model.nameOf(source));
  }

  private RecipeFacts facts(RecipeSources sources) {
    return new RecipeFacts(recipe, sources, background::add, Runnable::run, Texts.load());
  }

  private static List<String> titles(RecipeFacts facts) {
    return facts.sources().stream().map(source -> source.titleProperty().get()).toList();
  }

  private void readAll() {
    while (!background.isEmpty()) {
      background.remove().run();
    }
  }
}
