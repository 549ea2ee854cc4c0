package org.leadlight.run.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LessonDialTest {

  @ParameterizedTest
  @EnumSource
  void everyStopIsItsOwnPlaceAndTheEndsAreTheEnds(LessonTopic topic) {
    LessonDial dial = topic.dial();
    for (double stop : dial.stops()) {
      assertEquals(stop, dial.snapped(stop));
      assertEquals(stop, dial.at(dial.position(stop)), 1e-9);
    }
    assertEquals(0, dial.position(dial.low()));
    assertEquals(1, dial.position(dial.high()));
    assertEquals(dial.low(), dial.snapped(Double.NEGATIVE_INFINITY));
    assertEquals(dial.high(), dial.snapped(1e9));
    assertEquals(dial.start(), dial.snapped(Double.NaN));
  }

  @ParameterizedTest
  @EnumSource
  void stepsLeadFromOneEndToTheOther(LessonTopic topic) {
    LessonDial dial = topic.dial();
    double at = dial.low();
    for (int i = 0; i < 100; i++) {
      at = dial.next(at, 1);
    }
    assertEquals(dial.high(), at, 1e-9);
    assertEquals(dial.high(), dial.next(at, 1), 1e-9);
  }

  @Test
  void aSteppedDialStandsOnTheNearestStop() {
    assertEquals(0.6, LessonTopic.ALPHA.dial().snapped(0.64));
    assertEquals(16, LessonTopic.ASKING_TWICE.dial().snapped(20));
    assertEquals(0.64, LessonTopic.WHAT_LEAVES.dial().snapped(0.64));
  }
}
