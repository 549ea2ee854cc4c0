package org.leadlight.app.bench;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PulseReportTest {

  @Test
  void oneTaskOverTheLimitIsEnoughToFail() {
    double[] gaps = {16, 17, 90};
    assertTrue(new PulseReport(gaps, new double[] {1, 2, 50}).holds());
    PulseReport over = new PulseReport(gaps, new double[] {1, 2, 50.1});
    assertFalse(over.holds());
    assertTrue(over.line("idle").endsWith("over 50"), over.line("idle"));
    assertTrue(over.line("idle").contains("17.0 / 90.0 / 90.0"), over.line("idle"));
  }

  @Test
  void aWindowThatWasNotWatchedHasNothingToReport() {
    PulseReport none = new PulseReport(new double[0], new double[0]);
    assertTrue(none.holds());
    assertTrue(none.line("idle").contains("none"));
  }
}
