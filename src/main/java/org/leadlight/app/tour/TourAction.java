package org.leadlight.app.tour;

import java.util.Arrays;
import java.util.Locale;

/** What a step of the tour ends with. */
public enum TourAction {
  /** The button Next of its card. */
  NEXT,
  /** A run began to train. */
  STARTED,
  /** A run applied a change of its numbers. */
  STEERED,
  /** A prompt was typed and asked about. */
  TYPED,
  /** The screen of privacy was opened. */
  OPENED_PRIVACY;

  /** The word for it in the file of the steps. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The action of a word.
   *
   * @throws IllegalArgumentException for a word that names none
   */
  static TourAction of(String word) {
    return Arrays.stream(values())
        .filter(action -> action.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No step ends with \"" + word + "\"."));
  }
}
