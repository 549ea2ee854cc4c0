package org.leadlight.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;

final class WindowMemoryTest {

  private static final Rectangle2D PLACE = new Rectangle2D(-40, 20, 1300, 800);

  private static final WindowChoices CHOSEN =
      new WindowChoices(
          ThemeChoice.DARK,
          150,
          Optional.of(Path.of("models")),
          Optional.of(Path.of("data")),
          "alpha");

  @Test
  void themePlaceAndSizeComeBack() {
    WindowMemory memory = new WindowMemory(CHOSEN, Optional.of(PLACE), true);
    assertEquals(memory, WindowMemory.fromMap(memory.toMap()));
  }

  @Test
  void nothingKeptMeansTheSystemsThemeAndPlace() {
    assertEquals(WindowMemory.FRESH, WindowMemory.fromMap(Map.of()));
  }

  @Test
  void nonsenseIsAsIfNothingWasKept() {
    Map<String, String> nonsense =
        Map.of("theme", "plaid", "x", "left", "y", "0", "width", "-3", "height", "10");
    assertEquals(WindowMemory.FRESH, WindowMemory.fromMap(nonsense));
  }

  @Test
  void aPlaceOnAScreenThatIsGoneIsForgotten() {
    WindowMemory memory = new WindowMemory(WindowChoices.FRESH, Optional.of(PLACE), false);
    assertEquals(Optional.empty(), memory.seenPlace(area -> false));
    assertEquals(Optional.of(PLACE), memory.seenPlace(area -> true));
  }
}
