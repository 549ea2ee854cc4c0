package org.leadlight.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Contrast as WCAG 2.2 defines it (relative luminance, success criteria 1.4.3 and 1.4.11): 4.5:1
 * for text, 3:1 for what shows the focus.
 */
final class ContrastTest {

  private final StyleSheet light = new StyleSheet("\n.root");
  private final StyleSheet dark = new StyleSheet(".root.dark");

  @ParameterizedTest
  @CsvSource({
    "-color-fg-default, -color-bg-default",
    "-color-fg-default, -color-bg-subtle",
    "-color-fg-default, -color-bg-inset",
    "-color-fg-muted, -color-bg-default",
    "-color-fg-muted, -color-bg-subtle",
    "-color-fg-muted, -color-bg-inset",
    "-color-accent-fg, -color-bg-default",
    "-color-accent-fg, -color-accent-subtle",
    "-color-fg-emphasis, -color-accent-emphasis",
    "-color-danger-fg, -color-bg-default",
    "-color-danger-fg, -color-bg-subtle",
    "-color-danger-fg, -color-danger-subtle",
    "-ll-warn-text, -ll-warn-fill",
    "-ll-keep-text, -color-bg-default",
    "-ll-hide-text, -color-bg-default",
  })
  void textCanBeReadOnItsGround(String text, String ground) {
    reaches(4.5, light, text, ground);
    reaches(4.5, dark, text, ground);
  }

  @ParameterizedTest
  @CsvSource({
    "-color-accent-emphasis, -color-bg-default",
    "-color-accent-emphasis, -color-bg-subtle",
    "-ll-keep, -color-bg-default",
    "-ll-hide, -color-bg-default",
  })
  void ringsAndLinesCanBeSeenOnTheirGround(String line, String ground) {
    reaches(3, light, line, ground);
    reaches(3, dark, line, ground);
  }

  @Test
  void theFormulaGivesTheRatiosOfItsDefinition() {
    assertEquals(21, ratio(Color.BLACK, Color.WHITE), 1e-9);
    assertEquals(1, ratio(Color.TEAL, Color.TEAL), 1e-9);
    assertEquals(4.48, ratio(Color.web("#777777"), Color.WHITE), 0.005);
  }

  private static void reaches(double least, StyleSheet sheet, String text, String ground) {
    double ratio = ratio(sheet.color(text), sheet.color(ground));
    assertTrue(ratio >= least, text + " on " + ground + " is " + ratio + ":1");
  }

  private static double ratio(Color one, Color other) {
    double a = luminance(one) + 0.05;
    double b = luminance(other) + 0.05;
    return Math.max(a, b) / Math.min(a, b);
  }

  private static double luminance(Color color) {
    return 0.2126 * linear(color.getRed())
        + 0.7152 * linear(color.getGreen())
        + 0.0722 * linear(color.getBlue());
  }

  static double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
  }
}
