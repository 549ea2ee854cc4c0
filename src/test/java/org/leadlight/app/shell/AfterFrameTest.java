package org.leadlight.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.leadlight.app.desktop.JavaFx;
import org.testfx.api.FxToolkit;

class AfterFrameTest {

  private final List<String> done = new ArrayList<>();

  @BeforeAll
  static void startJavaFx() throws Exception {
    FxToolkit.registerPrimaryStage();
  }

  @Test
  void onlyTheNewestTaskRunsAndNotWithinTheFrameBeingMade() {
    AfterFrame after = JavaFx.call(AfterFrame::new);
    JavaFx.run(
        () -> {
          after.run(() -> done.add("old"));
          after.run(() -> done.add("new"));
        });
    assertEquals(List.of(), JavaFx.call(() -> List.copyOf(done)));
    JavaFx.awaitPulses(4);
    assertEquals(List.of("new"), JavaFx.call(() -> List.copyOf(done)));
    JavaFx.run(() -> after.run(() -> done.add("next")));
    JavaFx.awaitPulses(4);
    assertEquals(List.of("new", "next"), JavaFx.call(() -> List.copyOf(done)));
  }
}
