package org.leadlight.data;

import java.util.List;

/**
 * A prompt as a person wrote it and as the model sees it, up to the point where it answers.
 *
 * @param sequenceId keys its noise
 * @param text the contents that are transformed, message after message on lines of their own
 * @param ids token ids, [P]
 * @param noise n: tokens to be transformed, [P]
 * @param tokens the transformed tokens, in order
 */
public record Prompt(
    long sequenceId, String text, int[] ids, boolean[] noise, List<PromptToken> tokens) {

  /** Keys the noise of a prompt that a person typed; no conversation has this number. */
  public static final long TYPED = -1;

  /** Keeps its own copy of the tokens. */
  public Prompt {
    tokens = List.copyOf(tokens);
  }

  /** Tokens, P. */
  public int length() {
    return ids.length;
  }

  /**
   * A transformed token and the characters it stands for.
   *
   * @param position its place in the ids
   * @param start its first character in the text
   * @param end one past its last character; equal to {@code start} for the later parts of a
   *     character that several tokens share
   * @param isPrivate whether it overlaps a private span
   */
  public record PromptToken(int position, int start, int end, boolean isPrivate) {}
}
