package org.leadlight.app.workbench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.leadlight.plot.SeriesView;
import org.leadlight.run.Recipes;
import org.leadlight.workspace.Origin;

final class RunHistoryTest {

  private final RunHistory history = new RunHistory();

  @Test
  void laterPointsAreAppendedAndEarlierSnapshotsStayAsTheyWere() {
    RunSnapshot first = history.take(update(1, 1, 2));
    RunSnapshot second = history.take(update(1, 3));
    RunSnapshot third = history.take(update(1, 4));
    assertArrayEquals(new double[] {1, 2}, values(first));
    assertArrayEquals(new double[] {1, 2, 3}, values(second));
    assertArrayEquals(new double[] {1, 2, 3, 4}, values(third));
    assertEquals(new RunCursor(1, 0, 4, -1, -1), history.cursor());
  }

  @Test
  void anotherRunBeginsAnew() {
    history.take(update(1, 1, 2, 3));
    assertArrayEquals(new double[] {1}, values(history.take(update(2, 1))));
    assertEquals(2, history.cursor().run());
  }

  @Test
  void aRunWhoseDeadTailWasStruckOutIsReadFromItsStartAgain() {
    RunSnapshot before = history.take(update(1, 1, 2, 3));
    RunSnapshot after = history.take(rewound(1, 1, 2));
    assertArrayEquals(new double[] {1, 2}, values(after));
    assertEquals(new RunCursor(1, 1, 2, -1, -1), history.cursor());
    assertArrayEquals(new double[] {1, 2, 3}, values(before), "earlier snapshots stay");
    assertArrayEquals(new double[] {1, 2, 3}, values(history.take(rewound(1, 3))));
  }

  private static RunUpdate rewound(long run, double... steps) {
    RunUpdate update = update(run, steps);
    RunHead head = update.head().orElseThrow();
    RunPast past = new RunPast(Origin.NONE, 1, List.of(), head.changes());
    RunHead now =
        new RunHead(run, head.spec(), head.state(), head.step(), "", head.machine(), past);
    return new RunUpdate(
        update.facts(), Optional.of(now), update.appended(), List.of(), List.of(), List.of());
  }

  private static double[] values(RunSnapshot snapshot) {
    SeriesView curve = snapshot.curve("a");
    return IntStream.range(0, curve.size()).mapToDouble(curve::value).toArray();
  }

  private static RunUpdate update(long run, double... steps) {
    RunHead head = new RunHead(run, Recipes.DEMONSTRATION, RunState.RUNNING, 1, "");
    return new RunUpdate(
        WorkspaceFacts.UNKNOWN,
        Optional.of(head),
        Map.of("a", new Points(steps, steps.clone(), steps.length)),
        List.of(),
        List.of(),
        List.of());
  }
}
