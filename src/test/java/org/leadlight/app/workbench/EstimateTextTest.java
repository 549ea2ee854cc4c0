package org.leadlight.app.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leadlight.app.shell.Texts;
import org.leadlight.workspace.estimate.Estimate;

final class EstimateTextTest {

  private final EstimateText text = new EstimateText(Texts.load());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "57.2 | 74.1 | 55–75 s",
        "6.2 | 8.9 | 6–9 s",
        "61 | 64.9 | 60–65 s",
        "80 | 130 | 1–2.5 min",
        "1800 | 2900 | 30–49 min",
        "7200 | 9100 | 2–3 h",
        "360000 | 500000 | 100–139 h"
      })
  void aRangeIsRoundedOutwardsAsFarAsItIsUncertain(double low, double high, String words) {
    assertEquals(
        words + ", 0.6 GB on this CPU",
        text.of(new Estimate(low, high, 0.62e9, "cpu", OptionalLong.of(3))));
  }

  @Test
  void aGuessSaysThatItIsOne() {
    Estimate guess = new Estimate(10, 90, 12.4e9, "auto", OptionalLong.empty());
    assertEquals("10–90 s, 12 GB here", text.of(guess));
    assertTrue(text.basis(guess).startsWith("A guess"));
  }
}
