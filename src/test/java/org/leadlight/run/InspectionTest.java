package org.leadlight.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
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
            false,
            Map.of("sign_flipped", List.of(new TokenGuess("a", 3), new TokenGuess("\ud83d", 9))));
    assertEquals(inspection, Inspection.fromJson(inspection.toJson()));
    Inspection seen = inspection.seenBy("sign_flipped").orElseThrow();
    assertEquals(new InspectedToken(0, 4, "a", 3, false), seen.tokens().getFirst());
    assertEquals(inspection, inspection.seenBy(Inspection.NEAREST).orElseThrow());
    assertEquals(
        Map.of(),
        Inspection.fromJson(inspection.toJson().replace("\"others\"", "\"older\"")).others());
  }
}
