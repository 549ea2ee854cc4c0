package org.leadlight.app.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.leadlight.run.Recipes;

class RunReaderTest {

  private static final int STEPS = 95;
  private static final int A_POLL = 10;

  /** A finished run of which each poll reads some steps. */
  private static final class LongBackend extends FakeBackend {
    private final RunHead head =
        new RunHead(3, Recipes.DEMONSTRATION, RunState.FINISHED, STEPS, "");
    private int polls;

    @Override
    public RunUpdate poll(RunCursor cursor) {
      polls++;
      int from = (int) cursor.step() + 1;
      int count = Math.min(A_POLL, STEPS - from);
      double[] steps = new double[count];
      for (int i = 0; i < count; i++) {
        steps[i] = from + i;
      }
      Map<String, Points> curve =
          count == 0 ? Map.of() : Map.of("loss", new Points(steps, steps, count));
      return new RunUpdate(
          WorkspaceFacts.UNKNOWN, Optional.of(head), curve, List.of(), List.of(), List.of());
    }
  }

  @Test
  void aLongRunIsReadWholeWithoutWaitingForTheNextPoll() {
    LongBackend backend = new LongBackend();
    List<RunSnapshot> shown = new ArrayList<>();
    RunReader reader = new RunReader(backend, Runnable::run, shown::add);
    reader.poll();
    assertEquals(STEPS, shown.getLast().curve("loss").size());
    assertEquals(10, backend.polls);
    reader.poll();
    assertEquals(11, backend.polls, "a run that is read whole is asked once");
  }
}
