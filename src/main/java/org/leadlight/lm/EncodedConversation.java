package org.leadlight.lm;

import java.util.List;

/**
 * A conversation as the tokens its model sees.
 *
 * @param tokens in order
 */
public record EncodedConversation(List<EncodedToken> tokens) {

  /** Keeps its own copy. */
  public EncodedConversation {
    tokens = List.copyOf(tokens);
  }

  /** Number of tokens T. */
  public int length() {
    return tokens.size();
  }

  /** The ids, [T]. */
  public int[] ids() {
    return tokens.stream().mapToInt(EncodedToken::id).toArray();
  }

  /** Whether each token is content of a system or user message, [T]: the noise mask. */
  public boolean[] promptContent() {
    boolean[] mask = new boolean[length()];
    for (int t = 0; t < mask.length; t++) {
      TokenPart part = tokens.get(t).part();
      mask[t] = part == TokenPart.SYSTEM || part == TokenPart.USER;
    }
    return mask;
  }

  /** Whether each token is content of any message, answers and their ends included, [T]. */
  public boolean[] anyContent() {
    boolean[] mask = new boolean[length()];
    for (int t = 0; t < mask.length; t++) {
      mask[t] = tokens.get(t).part() != TokenPart.TEMPLATE;
    }
    return mask;
  }

  /**
   * Whether each position's <em>next</em> token belongs to an answer, its end token included, [T]:
   * the loss mask {@code answers}.
   */
  public boolean[] precedesAnswer() {
    boolean[] mask = new boolean[length()];
    for (int t = 0; t + 1 < mask.length; t++) {
      mask[t] = tokens.get(t + 1).part() == TokenPart.ANSWER;
    }
    return mask;
  }
}
