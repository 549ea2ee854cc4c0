package org.leadlight.app.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.leadlight.app.shell.Texts;
import org.leadlight.run.Factories;
import org.leadlight.run.Recipes;
import org.leadlight.run.RunSpec;
import org.leadlight.run.UserMistakeException;

final class WorkbenchViewModelTest {

  private final Deque<Runnable> background = new ArrayDeque<>();
  private final FakeBackend backend = new FakeBackend();

  @Test
  void startHandsTheExactRecipeToTheBackgroundAndAnswersAtOnce() {
    WorkbenchViewModel workbench = workbench(backend);
    RecipeViewModelTest.tunable(workbench.recipe(), Factories.ALPHA).textProperty().set("0.25");
    workbench.start();
    assertTrue(workbench.startingProperty().get());
    assertTrue(backend.started.isEmpty(), "nothing may block before the background takes over");
    background.remove().run();
    assertEquals(
        Recipes.DEMONSTRATION.withLoss(
            Recipes.DEMONSTRATION.loss().withValue(Factories.ALPHA, 0.25)),
        backend.started.remove());
    assertFalse(workbench.startingProperty().get());
  }

  @Test
  void anotherModelBringsItsOwnLayers() {
    WorkbenchViewModel workbench =
        workbench(
            new FakeBackend() {
              @Override
              public OptionalInt layers(String modelSource) {
                return modelSource.equals("a-small-model")
                    ? OptionalInt.of(3)
                    : OptionalInt.empty();
              }
            });
    assertEquals(5, workbench.recipe().layerProperty().get());
    workbench.recipe().sources().getFirst().textProperty().set("a-small-model");
    background.remove().run();
    assertEquals(3, workbench.recipe().layersProperty().get());
    assertEquals(2, workbench.recipe().layerProperty().get());
  }

  @Test
  void aRecipeWithAFaultDoesNotStart() {
    WorkbenchViewModel workbench = workbench(backend);
    RecipeViewModelTest.tunable(workbench.recipe(), Factories.ALPHA).textProperty().set("lots");
    workbench.start();
    assertTrue(background.isEmpty());
  }

  @Test
  void aSecondClickWhileStartingStartsNothingMore() {
    WorkbenchViewModel workbench = workbench(backend);
    workbench.start();
    workbench.start();
    assertEquals(1, background.size());
  }

  @Test
  void aStartThatTheWorkspaceRefusesShowsItsSentence() {
    WorkbenchViewModel workbench =
        workbench(
            new FakeBackend() {
              @Override
              public long start(RunSpec spec) {
                throw new UserMistakeException("The disk is full; free some space.");
              }
            });
    workbench.start();
    background.remove().run();
    assertEquals("The disk is full; free some space.", workbench.noticeProperty().get());
    assertFalse(workbench.startingProperty().get());
  }

  @Test
  void aSnapshotSaysWhichRunIsShownAndHowFarItIs() {
    WorkbenchViewModel workbench = workbench(backend);
    workbench.show(new RunHistory().take(SyntheticRun.update()));
    assertEquals("Run 12", workbench.titleProperty().get());
    assertEquals("alpha 0.6", workbench.subtitleProperty().get());
    assertEquals("running, step 412 of 600", workbench.chipProperty().get());
    assertTrue(workbench.commands().isStoppable());
    assertEquals("68.7", workbench.tiles().tiles().getFirst().valueProperty().get());
  }

  @Test
  void stopShowsAtOnceAndReachesTheRunThatIsShown() {
    WorkbenchViewModel workbench = workbench(backend);
    workbench.show(new RunHistory().take(SyntheticRun.update()));
    workbench.stop();
    assertEquals(RunState.STOPPING, workbench.stateProperty().get());
    assertFalse(workbench.commands().isStoppable());
    background.remove().run();
    assertEquals(12, backend.stopped.remove());
  }

  private WorkbenchViewModel workbench(FakeBackend itsBackend) {
    return new WorkbenchViewModel(
        new RecipeViewModel(Factories.DISTILLATION, Recipes.DEMONSTRATION, 6),
        itsBackend,
        background::add,
        Runnable::run,
        Texts.load());
  }
}
