package org.leadlight.app.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class EvaluationTimelineTest {

  private final EvaluationTimeline timeline = new EvaluationTimeline();

  @Test
  void itGoesAlongWithTheNewestUntilItIsMovedBack() {
    show(0L, 40L);
    assertEquals(40, step());
    show(0L, 40L, 80L);
    assertEquals(80, step());
    timeline.goTo(38);
    assertEquals(40, step());
    assertFalse(timeline.isNewest());
    show(0L, 40L, 80L, 120L);
    assertEquals(40, step());
  }

  @Test
  void movedToTheNewestItGoesAlongAgain() {
    show(0L, 40L, 80L);
    timeline.goTo(0);
    timeline.goTo(600);
    assertTrue(timeline.isNewest());
    show(0L, 40L, 80L, 120L);
    assertEquals(120, step());
  }

  @Test
  void itMovesByEvaluationsWhereverTheyLie() {
    show(0L, 7L, 1000L);
    timeline.move(-1);
    assertEquals(7, step());
    timeline.move(-5);
    assertEquals(0, step());
    timeline.move(Integer.MAX_VALUE);
    assertEquals(1000, step());
  }

  @Test
  void anotherRunBeginsAtItsNewestAgain() {
    show(0L, 40L, 80L);
    timeline.goTo(0);
    timeline.clear();
    assertEquals(EvaluationTimeline.NOWHERE, step());
    show(0L, 10L);
    assertEquals(10, step());
  }

  @Test
  void nothingCanBeMovedWhereNothingWasEvaluated() {
    timeline.move(1);
    timeline.goTo(5);
    assertEquals(EvaluationTimeline.NOWHERE, step());
  }

  @Test
  void theAxisOfARunHasItsInspectionsItsPlanAndItsChanges() {
    EvaluationAxis axis = EvaluationAxis.of(new RunHistory().take(SyntheticRun.update()));
    assertEquals(11, axis.steps().size());
    assertEquals(0, axis.first());
    assertEquals(600, axis.end());
    assertEquals(List.of(380L), axis.changes());
  }

  private void show(Long... steps) {
    timeline.show(new EvaluationAxis(List.of(steps), 600, List.of()));
  }

  private long step() {
    return timeline.stepProperty().get();
  }
}
