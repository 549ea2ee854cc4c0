package org.leadlight.app.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadlight.app.shell.Tasks;
import org.leadlight.app.shell.Texts;
import org.leadlight.run.Factories;
import org.leadlight.run.LiveSettings;
import org.leadlight.run.Presets;
import org.leadlight.run.RecipeDifference;
import org.leadlight.run.Recipes;
import org.leadlight.run.UserMistakeException;
import org.leadlight.workspace.Command;
import org.leadlight.workspace.CommandRequest;
import org.leadlight.workspace.CommandState;

final class SteeringViewModelTest {

  private final Deque<Runnable> background = new ArrayDeque<>();
  private final RecipeViewModel controls =
      new RecipeViewModel(Factories.all(), Recipes.DEMONSTRATION, 6);
  private FakeBackend backend = new FakeBackend();
  private Tasks tasks;
  private SteeringViewModel steering;
  private long now;

  @BeforeEach
  void steerSomething() {
    begin();
  }

  private void begin() {
    tasks = new Tasks(background::add, Runnable::run, Texts.load());
    steering = new SteeringViewModel(controls, backend, tasks, () -> now);
    show(RunState.RUNNING);
  }

  @Test
  void theControlsShowWhatTheRunUsesNow() {
    assertEquals("0.3", tunable(Factories.ENTROPY).textProperty().get());
    assertTrue(steering.steerableProperty().get());
  }

  @Test
  void aRunOfAnotherFactoryIsSteeredByItsOwnNumbers() {
    RunHead head =
        new RunHead(
            13,
            Recipes.DEMONSTRATION.withLoss(Factories.MUTUAL_INFORMATION_DISTILLATION.standard()),
            RunState.RUNNING,
            20,
            "");
    steering.show(
        new RunHistory()
            .take(
                new RunUpdate(
                    WorkspaceFacts.UNKNOWN,
                    Optional.of(head),
                    Map.of(),
                    List.of(),
                    List.of(),
                    List.of())));
    assertTrue(steering.number("loss." + Factories.ALPHA).isEmpty());
    turn(Factories.MUTUAL_INFORMATION, "0.2");
    turn(Factories.MUTUAL_INFORMATION_WARM_UP, "40");
    runAll();
    assertEquals(Map.of(Factories.MUTUAL_INFORMATION, 0.2), backend.requested.remove().values());
    assertEquals(
        Map.of(Factories.MUTUAL_INFORMATION_WARM_UP, 40.0), backend.requested.remove().values());
    steering.multiplyHiding(2);
    runAll();
    assertEquals(
        Map.of(
            Factories.MUTUAL_INFORMATION, 0.4,
            Factories.ABSOLUTE_COSINE, 0.3,
            Factories.ENTROPY, 0.9),
        backend.requested.remove().values(),
        "a warm-up hides nothing");
  }

  @Test
  void aNumberIsPendingUntilItsStepIsKnownAndThenAppliedThereForAWhile() {
    turn(Factories.ALPHA, "0.4");
    assertEquals(LiveStatus.PENDING, status(Factories.ALPHA));
    assertTrue(backend.requested.isEmpty(), "nothing may block before the background takes over");
    background.remove().run();
    assertEquals(Map.of(Factories.ALPHA, 0.4), backend.requested.remove().values());

    show(RunState.RUNNING, asked(101, CommandState.REQUESTED, -1, "", Factories.ALPHA, 0.4));
    assertEquals(LiveStatus.PENDING, status(Factories.ALPHA));
    assertEquals(0.6, number(Factories.ALPHA).runningProperty().get());

    show(RunState.RUNNING, asked(101, CommandState.APPLIED, 413, "", Factories.ALPHA, 0.4));
    assertEquals(LiveStatus.applied(413), status(Factories.ALPHA));
    assertEquals(0.4, number(Factories.ALPHA).runningProperty().get());

    now += SteeringViewModel.TOLD_NANOS + 1;
    show(RunState.RUNNING, asked(101, CommandState.APPLIED, 413, "", Factories.ALPHA, 0.4));
    assertEquals(LiveStatus.QUIET, status(Factories.ALPHA));
  }

  @Test
  void aRejectedNumberSaysWhyAndItsControlGoesBack() {
    turn(Factories.ALPHA, "0.4");
    background.remove().run();
    show(
        RunState.RUNNING,
        asked(101, CommandState.REJECTED, 413, "No such luck.", Factories.ALPHA, 0.4));
    assertEquals(LiveStatus.rejected("No such luck."), status(Factories.ALPHA));
    assertEquals("0.6", tunable(Factories.ALPHA).textProperty().get());
  }

  @Test
  void aRequestThatCannotBeMadeShowsItsSentenceAndTheControlGoesBack() {
    backend =
        new FakeBackend() {
          @Override
          public long request(long run, CommandRequest request) {
            throw new UserMistakeException("Run 12 is finished.");
          }
        };
    begin();
    turn(Factories.ALPHA, "0.4");
    background.remove().run();
    assertEquals("Run 12 is finished.", tasks.noticeProperty().get());
    assertEquals("0.6", tunable(Factories.ALPHA).textProperty().get());
    assertEquals(LiveStatus.QUIET, status(Factories.ALPHA));
  }

  @Test
  void whatIsOnTheWayIsNotAskedForTwice() {
    turn(Factories.ALPHA, "0.4");
    steering.commit(number(Factories.ALPHA));
    assertEquals(1, background.size());
  }

  @Test
  void turningBackBeforeTheLoopHasTakenItIsAChangeToo() {
    turn(Factories.ALPHA, "0.4");
    turn(Factories.ALPHA, "0.6");
    runAll();
    backend.requested.remove();
    assertEquals(Map.of(Factories.ALPHA, 0.6), backend.requested.remove().values());
  }

  @Test
  void whatIsNoNumberOrOutOfRangeIsNotAskedFor() {
    turn(Factories.ALPHA, "plenty");
    turn(Factories.ALPHA, "1.5");
    assertTrue(background.isEmpty());
    assertFalse(tunable(Factories.ALPHA).faultProperty().get().isEmpty());
  }

  @Test
  void aSnapshotLeavesAControlAloneThatSomebodyIsBusyWith() {
    tunable(Factories.ALPHA).textProperty().set("0.45");
    show(RunState.RUNNING, asked(101, CommandState.REQUESTED, -1, "", Factories.ENTROPY, 0.5));
    assertEquals("0.45", tunable(Factories.ALPHA).textProperty().get());
    assertEquals("0.5", tunable(Factories.ENTROPY).textProperty().get());
  }

  @Test
  void aSwitchAsksForZeroAndBackForWhatWasThere() {
    tunable(Factories.ENTROPY).onProperty().set(false);
    steering.commit(number(Factories.ENTROPY));
    runAll();
    assertEquals(Map.of(Factories.ENTROPY, 0.0), backend.requested.remove().values());
    tunable(Factories.ENTROPY).onProperty().set(true);
    steering.commit(number(Factories.ENTROPY));
    runAll();
    assertEquals(Map.of(Factories.ENTROPY, 0.3), backend.requested.remove().values());
  }

  @Test
  void theNumbersOfTheTrainingAreLiveToo() {
    SettingViewModel rate =
        controls.training().stream()
            .filter(field -> field.path().equals("training.learning_rate"))
            .findFirst()
            .orElseThrow();
    rate.textProperty().set("0.0005");
    steering.commit(steering.number("training.learning_rate").orElseThrow());
    runAll();
    assertEquals(Map.of(LiveSettings.LEARNING_RATE, 0.0005), backend.requested.remove().values());
    assertTrue(steering.number("training.steps").isEmpty());
  }

  @Test
  void aPresetIsOneChangeOfItsLiveNumbersAndSaysWhatItLeavesOut() {
    steering.apply(Presets.find("quick").orElseThrow());
    runAll();
    Map<String, Double> values = backend.requested.remove().values();
    assertTrue(backend.requested.isEmpty(), "one change");
    assertEquals(0.5, values.get(Factories.ALPHA));
    assertTrue(LiveSettings.of(Recipes.DEMONSTRATION).keySet().containsAll(values.keySet()));
    List<String> leftOut =
        steering.leftOutProperty().get().stream().map(RecipeDifference::path).toList();
    assertTrue(leftOut.contains("training.steps"), leftOut.toString());
    assertTrue(leftOut.contains("loss.distillation_layer_index"), leftOut.toString());
  }

  @Test
  void allHidingWeightsAreMultipliedByOneChange() {
    steering.multiplyHiding(2);
    runAll();
    assertEquals(
        Map.of(Factories.ENTROPY, 0.6, Factories.SIMILARITY, 0.2),
        backend.requested.remove().values());
  }

  @Test
  void backToAStepIsOneChangeOfAllThatIsOtherNow() {
    show(
        RunState.RUNNING,
        SyntheticRun.command(
            2,
            CommandState.APPLIED,
            400,
            "",
            Map.of(Factories.ALPHA, 0.2, Factories.SIMILARITY, 0.5)));
    steering.goBack();
    runAll();
    assertEquals(
        Map.of(Factories.ALPHA, 0.6, Factories.SIMILARITY, 0.1),
        backend.requested.remove().values());
    steering.backTo(100);
    runAll();
    assertEquals(0.15, backend.requested.remove().values().get(Factories.ENTROPY));
  }

  @Test
  void aRunThatWasStartedHereIsSteeredAsSoonAsItTrainsAndUntilItsEnd() {
    assertFalse(steering.steeringProperty().get());
    steering.follow(12);
    show(RunState.QUEUED);
    assertFalse(steering.steeringProperty().get());
    show(RunState.RUNNING);
    assertTrue(steering.steeringProperty().get());
    show(RunState.FINISHED);
    assertFalse(steering.steeringProperty().get());
    assertFalse(steering.steerableProperty().get());
  }

  @Test
  void whoChoosesASideMeanwhileStaysThere() {
    steering.follow(12);
    steering.steeringProperty().set(true);
    steering.steeringProperty().set(false);
    show(RunState.RUNNING);
    assertFalse(steering.steeringProperty().get());
  }

  @Test
  void anInterruptedRunCanBeSteeredForWhenItGoesOn() {
    show(RunState.INTERRUPTED);
    turn(Factories.ALPHA, "0.4");
    runAll();
    assertEquals(1, backend.requested.size());
  }

  private void runAll() {
    while (!background.isEmpty()) {
      background.remove().run();
    }
  }

  private void turn(String key, String typed) {
    tunable(key).textProperty().set(typed);
    steering.commit(number(key));
  }

  private LiveStatus status(String key) {
    return number(key).statusProperty().get();
  }

  private LiveNumber number(String key) {
    return steering.number("loss." + key).orElseThrow();
  }

  private TunableViewModel tunable(String key) {
    return controls.tunable(key).orElseThrow();
  }

  /** A change that this window asked for has the number that the fake workspace gave it. */
  private static Command asked(
      long number, CommandState state, long step, String reason, String key, double value) {
    return SyntheticRun.command(number, state, step, reason, Map.of(key, value));
  }

  private void show(RunState state, Command... commands) {
    steering.show(
        new RunSnapshot(
            WorkspaceFacts.UNKNOWN,
            Optional.of(SyntheticRun.steered(412, state, commands)),
            Map.of(),
            List.of(),
            List.of(),
            List.of()));
  }
}
