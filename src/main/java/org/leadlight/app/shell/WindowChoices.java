package org.leadlight.app.shell;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a person chose of the window.
 *
 * @param theme its colours
 * @param textSize its text, in percent of the usual size
 * @param models where choosing a model's folder begins; empty where the system decides
 * @param conversations where choosing conversations begins; empty where the system decides
 * @param tour where the tour of the workbench stands; empty before it was offered
 */
public record WindowChoices(
    ThemeChoice theme,
    int textSize,
    Optional<Path> models,
    Optional<Path> conversations,
    String tour) {

  /** What is so before anything was chosen. */
  public static final WindowChoices FRESH =
      new WindowChoices(ThemeChoice.SYSTEM, TextSize.USUAL, Optional.empty(), Optional.empty(), "");

  private static final String THEME = "theme";
  private static final String TEXT_SIZE = "text-size";
  private static final String MODELS = "models";
  private static final String CONVERSATIONS = "conversations";
  private static final String TOUR = "tour";

  /** Reads what {@link #toMap} wrote; what is missing or cannot be read is as if fresh. */
  static WindowChoices fromMap(Map<String, String> kept) {
    return new WindowChoices(
        ThemeChoice.of(kept.getOrDefault(THEME, "")),
        TextSize.of(kept.getOrDefault(TEXT_SIZE, "")),
        path(kept.getOrDefault(MODELS, "")),
        path(kept.getOrDefault(CONVERSATIONS, "")),
        kept.getOrDefault(TOUR, ""));
  }

  private static Optional<Path> path(String kept) {
    try {
      return kept.isBlank() ? Optional.empty() : Optional.of(Path.of(kept));
    } catch (InvalidPathException ofAnotherSystem) {
      return Optional.empty();
    }
  }

  Map<String, String> toMap() {
    Map<String, String> kept = new LinkedHashMap<>();
    kept.put(THEME, theme.word());
    kept.put(TEXT_SIZE, Integer.toString(textSize));
    models.ifPresent(folder -> kept.put(MODELS, folder.toString()));
    conversations.ifPresent(folder -> kept.put(CONVERSATIONS, folder.toString()));
    if (!tour.isEmpty()) {
      kept.put(TOUR, tour);
    }
    return kept;
  }
}
