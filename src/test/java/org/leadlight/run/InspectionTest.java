package org.leadlight.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class InspectionTest {

  @Test
  void theJsonFormBringsEveryPartBack() {
    Inspection inspection =
        new Inspection(
            "Call \"Uma\",\nplease \u2013 \ud83d\ude00.",
            List.of(
                new InspectedToken(0, 4, " Chat", 17, false),
                new InspectedToken(6, 9, "\"", 1, true)),
            "$164.",
            "",
            false);
    assertEquals(inspection, Inspection.fromJson(inspection.toJson()));
  }
}
