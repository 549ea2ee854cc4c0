package org.leadlight.app.shell;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.geometry.Rectangle2D;

/**
 * What the window brings back when it opens again.
 *
 * @param choices what a person chose
 * @param place where it lay and how large it was; empty before it was ever closed
 * @param maximized whether it filled the screen
 */
public record WindowMemory(WindowChoices choices, Optional<Rectangle2D> place, boolean maximized) {

  /** What is so before anything was chosen. */
  public static final WindowMemory FRESH =
      new WindowMemory(WindowChoices.FRESH, Optional.empty(), false);

  private static final String MAXIMIZED = "maximized";

  /** Reads what {@link #toMap} wrote; what is missing or cannot be read is as if fresh. */
  public static WindowMemory fromMap(Map<String, String> kept) {
    return new WindowMemory(
        WindowChoices.fromMap(kept),
        place(kept),
        Boolean.parseBoolean(kept.getOrDefault(MAXIMIZED, "false")));
  }

  private static Optional<Rectangle2D> place(Map<String, String> kept) {
    try {
      return Optional.of(
          new Rectangle2D(
              Double.parseDouble(kept.getOrDefault("x", "")),
              Double.parseDouble(kept.getOrDefault("y", "")),
              Double.parseDouble(kept.getOrDefault("width", "")),
              Double.parseDouble(kept.getOrDefault("height", ""))));
    } catch (IllegalArgumentException notAPlace) {
      return Optional.empty();
    }
  }

  /** This memory as named texts. */
  public Map<String, String> toMap() {
    Map<String, String> kept = new LinkedHashMap<>(choices.toMap());
    kept.put(MAXIMIZED, Boolean.toString(maximized));
    place.ifPresent(
        area -> {
          kept.put("x", Double.toString(area.getMinX()));
          kept.put("y", Double.toString(area.getMinY()));
          kept.put("width", Double.toString(area.getWidth()));
          kept.put("height", Double.toString(area.getHeight()));
        });
    return kept;
  }

  /** The place, if it is still seen: a screen that is gone took its windows along. */
  public Optional<Rectangle2D> seenPlace(Predicate<Rectangle2D> onScreen) {
    return place.filter(onScreen);
  }
}
