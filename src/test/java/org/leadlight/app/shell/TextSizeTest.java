package org.leadlight.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Base64;
import org.junit.jupiter.api.Test;

class TextSizeTest {

  @Test
  void lengthsAreMultipliedAndHairlinesNumbersAndColoursStay() {
    assertEquals(
        ".a { -fx-font-size: 24.00px; -fx-padding: 1.00 16.00 -4.00 0.00; -fx-opacity: 0.55;"
            + " -fx-border-width: 1.00px; -fx-fill: #123456; }",
        TextSize.scaled(
            ".a { -fx-font-size: 12px; -fx-padding: 1 8 -2 0; -fx-opacity: 0.55;"
                + " -fx-border-width: 1px; -fx-fill: #123456; }",
            2));
  }

  @Test
  void theSheetOfTheWindowIsScaledWhole() {
    assertTrue(TextSize.sheet("/assets/css/leadlight.css", 100).endsWith("leadlight.css"));
    String address = TextSize.sheet("/assets/css/leadlight.css", 200);
    String css = new String(Base64.getDecoder().decode(address.replaceFirst(".*,", "")));
    assertTrue(css.contains("-fx-font-size: 26.00px"), "the root's 13 px");
  }

  @Test
  void aSizeThatIsNotOfferedIsTheUsualOne() {
    assertEquals(125, TextSize.of("125"));
    assertEquals(TextSize.USUAL, TextSize.of("3000"));
    assertEquals(TextSize.USUAL, TextSize.of("large"));
  }
}
