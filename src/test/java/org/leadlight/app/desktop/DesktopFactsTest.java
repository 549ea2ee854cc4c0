package org.leadlight.app.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.leadlight.run.Finding;
import org.leadlight.run.Finding.Verdict;

class DesktopFactsTest {

  private static final String NO_DISPLAY = "No display can be opened: DISPLAY is not set.";
  private static final String NO_FONTS = "No font is installed; install fontconfig.";

  @Test
  void aWholeDesktopHasNothingToMend() {
    DesktopFacts facts =
        new DesktopFacts(":0", Optional.empty(), Optional.empty(), OptionalInt.of(22), List.of());
    for (Finding finding : facts.findings()) {
      assertEquals(Verdict.GOOD, finding.verdict(), finding.subject());
      assertEquals("", finding.remedy());
    }
    assertEquals(":0", found(facts, "display").found());
    assertTrue(found(facts, "fonts").found().contains("22"));
  }

  @Test
  void withoutADisplayNothingOfTheDesktopIsNeeded() {
    DesktopFacts facts =
        new DesktopFacts(
            "none",
            Optional.of(NO_DISPLAY),
            Optional.of(NO_FONTS),
            OptionalInt.empty(),
            List.of("libgtk-3.so.0"));
    for (Finding finding : facts.findings()) {
      assertEquals(Verdict.ASIDE, finding.verdict(), finding.subject());
    }
    assertEquals(NO_DISPLAY, found(facts, "display").found());
    assertTrue(found(facts, "display").remedy().contains("training and pictures work"));
  }

  @Test
  void withADisplayFontsAndLibrariesAreNeededAndNamed() {
    DesktopFacts facts =
        new DesktopFacts(
            ":0",
            Optional.empty(),
            Optional.of(NO_FONTS),
            OptionalInt.empty(),
            List.of("libgtk-3.so.0", "libXtst.so.6"));
    assertEquals(Verdict.MISSING, found(facts, "fonts").verdict());
    assertEquals(NO_FONTS, found(facts, "fonts").remedy());
    Finding libraries = found(facts, "window libraries");
    assertEquals(Verdict.MISSING, libraries.verdict());
    assertTrue(libraries.found().contains("libgtk-3.so.0, libXtst.so.6"));
    assertTrue(libraries.remedy().contains("libgtk-3-0"));
  }

  private static Finding found(DesktopFacts facts, String subject) {
    return facts.findings().stream()
        .filter(finding -> finding.subject().equals(subject))
        .findFirst()
        .orElseThrow();
  }
}
