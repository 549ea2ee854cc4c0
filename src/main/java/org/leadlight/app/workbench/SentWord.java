package org.leadlight.app.workbench;

import java.util.List;

/**
 * One word of a prompt, or a part of a long one, with the guesses beneath it.
 *
 * @param text its characters, signs for those that cannot be seen
 * @param isPrivate whether one of its tokens is private
 * @param isOpen whether the next word goes on without a blank between
 * @param guesses a reader's guess for each of its tokens; none where it was sent as it is
 */
public record SentWord(String text, boolean isPrivate, boolean isOpen, List<Guess> guesses) {

  /** Keeps its own copy. */
  public SentWord {
    guesses = List.copyOf(guesses);
  }
}
