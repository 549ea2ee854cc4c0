package org.leadlight.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class IntervalTest {

  @Test
  void wilsonAgreesWithTheWorkedExampleOfTheLiterature() {
    // R. G. Newcombe, Statistics in Medicine 17 (1998), table I: 81/263 gives 0.2553 to 0.3662,
    // 15/148 gives 0.0624 to 0.1605, 0/20 gives 0 to 0.1611, 1/29 gives 0.0061 to 0.1718.
    assertInterval(0.2553, 0.3662, Interval.wilson(81, 263));
    assertInterval(0.0624, 0.1605, Interval.wilson(15, 148));
    assertInterval(0, 0.1611, Interval.wilson(0, 20));
    assertInterval(0.0061, 0.1718, Interval.wilson(1, 29));
  }

  @Test
  void wilsonOfNothingIsEverything() {
    assertEquals(new Interval(0, 1), Interval.wilson(0, 0));
  }

  @Test
  void theBootstrapResamplesConversationsNotTokens() {
    // 100 conversations of 50 tokens, each read wholly or not at all: as uncertain as 100 tokens.
    long[] counts = new long[100];
    Arrays.fill(counts, 50);
    long[] hits = new long[100];
    Arrays.fill(hits, 0, 50, 50);
    PooledShare share = new PooledShare(hits, counts);
    assertEquals(0.5, share.value());
    assertEquals(5000, share.count());
    Interval interval = share.interval();
    assertTrue(interval.high() - interval.low() > 0.15, interval.toString());
    assertTrue(interval.high() - interval.low() < 0.25, interval.toString());
  }

  @Test
  void whereNothingOrEverythingHitTheConversationsAreTheTrials() {
    long[] counts = {3, 0, 4, 2, 5, 6};
    assertEquals(
        Interval.wilson(0, 5), new PooledShare(new long[counts.length], counts).interval());
    assertEquals(Interval.wilson(5, 5), new PooledShare(counts, counts).interval());
    assertEquals(new Interval(0, 1), new PooledShare(new long[2], new long[2]).interval());
  }

  private static void assertInterval(double low, double high, Interval interval) {
    assertEquals(low, interval.low(), 5e-5);
    assertEquals(high, interval.high(), 5e-5);
  }
}
