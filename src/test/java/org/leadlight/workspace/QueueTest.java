package org.leadlight.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leadlight.run.RecipeFormat;
import org.leadlight.run.Recipes;

class QueueTest {

  @TempDir private Path folder;
  private Workspace workspace;

  @BeforeEach
  void open() {
    workspace = Workspace.open(folder);
  }

  @AfterEach
  void close() {
    workspace.close();
  }

  @Test
  void anyMovesLeaveTheOrderThatAListWouldHave() {
    List<Long> order = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      order.add(enqueue("cpu"));
    }
    Random random = new Random(4);
    for (int i = 0; i < 200; i++) {
      Long run = order.get(random.nextInt(order.size()));
      Long before = order.get(random.nextInt(order.size()));
      boolean toTheEnd = random.nextInt(5) == 0;
      if (!run.equals(before)) {
        OptionalLong next = toTheEnd ? OptionalLong.empty() : OptionalLong.of(before);
        assertTrue(workspace.queue().move(run, next));
        order.remove(run);
        order.add(toTheEnd ? order.size() : order.indexOf(before), run);
        assertEquals(order, waiting());
      }
    }
    assertEquals(order.getFirst(), claim().run().id());
  }

  @Test
  void aHeldRunKeepsItsPlaceAndIsPassedOver() {
    long first = enqueue("cpu");
    long second = enqueue("cpu");
    assertTrue(workspace.queue().hold(first));
    assertFalse(workspace.queue().hold(first), "it is held already");
    assertEquals(List.of(first, second), waiting());
    assertEquals(second, claim().run().id());
    assertTrue(RunClaim.next(workspace, device -> true).isEmpty());
    assertTrue(workspace.queue().release(first));
    assertEquals(first, claim().run().id());
    assertFalse(workspace.queue().move(first, OptionalLong.empty()), "it does not wait any more");
  }

  @Test
  void aWorkerTakesTheFirstThatFitsItsDevice() {
    enqueue("cuda:1");
    long fitting = enqueue("cpu");
    assertTrue(workspace.queue().waits("cpu"::equals));
    assertFalse(workspace.queue().waits("cuda:0"::equals));
    assertEquals(fitting, RunClaim.next(workspace, "cpu"::equals).orElseThrow().run().id());
  }

  @Test
  void aResumedRunComesBeforeAllThatWaitAndOnlyWhatCanGoOnIsResumed() {
    enqueue("cpu");
    long run = enqueue("cpu");
    try (RunClaim claim = RunClaim.of(workspace, run).orElseThrow()) {
      refuses(() -> workspace.queue().resume(run), "is running");
      claim.finish(RunState.FAILED, "The disk burnt.");
    }
    workspace.queue().resume(run);
    assertEquals(run, waiting().getFirst());
    assertEquals("", workspace.run(run).orElseThrow().message());
    refuses(() -> workspace.queue().resume(run), "is queued");
    refuses(() -> workspace.queue().resume(99), "no run 99");
    assertTrue(workspace.queue().withdraw(run));
    assertEquals(RunState.INTERRUPTED, workspace.run(run).orElseThrow().state());
  }

  @Test
  void aMaximumIsOneUnlessSaidAndNeverLess() {
    assertEquals(1, workspace.queue().maximum("cpu"));
    workspace.queue().limit("cpu", 3);
    assertEquals(3, workspace.queue().maximum("cpu"));
    assertEquals(1, workspace.queue().maximum("cuda:0"));
    refuses(() -> workspace.queue().limit("cpu", 0), "1 or more");
  }

  private static void refuses(Runnable work, String because) {
    String sentence = assertThrows(WorkspaceException.class, work::run).getMessage();
    assertTrue(sentence.contains(because), sentence);
  }

  private RunClaim claim() {
    return RunClaim.next(workspace, device -> true).orElseThrow();
  }

  private List<Long> waiting() {
    return workspace.queue().waiting().stream().map(RunSummary::id).toList();
  }

  private long enqueue(String device) {
    return workspace.enqueue(
        "", RecipeFormat.with(Recipes.DEMONSTRATION, List.of("training.device=" + device)));
  }
}
