package org.leadlight.run;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * An inspection of a run at a step.
 *
 * @param step steps taken when it was made
 * @param number which of the run's fixed prompts it is, counted from 0; {@link #TYPED} for one that
 *     a person typed
 * @param title a few words that tell the prompt from others, such as its task and family
 * @param inspection what it became
 */
public record InspectedPrompt(long step, int number, String title, Inspection inspection) {

  /** The number of a prompt that a person typed. */
  public static final int TYPED = -1;

  private static final int TITLE_WORDS = 4;

  /** The first words of a text, as a title for one that has no other. */
  public static String firstWords(String text) {
    String[] words = text.strip().split("\\s+");
    String first = Arrays.stream(words).limit(TITLE_WORDS).collect(Collectors.joining(" "));
    return words.length > TITLE_WORDS ? first + " \u2026" : first;
  }
}
