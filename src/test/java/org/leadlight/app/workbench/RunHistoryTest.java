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
    assertEquals(new RunCursor(1, 4, -1, -1), history.cursor());
  }

  @Test
  void anotherRunBeginsAnew() {
    history.take(update(1, 1, 2, 3));
    assertArrayEquals(new double[] {1}, values(history.take(update(2, 1))));
    assertEquals(2, history.cursor().run());
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
