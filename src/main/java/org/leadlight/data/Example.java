package org.leadlight.data;

import org.leadlight.format.Conversation;

/**
 * One conversation as token ids with its masks.
 *
 * @param sequenceId its place in the file, counted from 0; keys its noise
 * @param conversation what it was made from
 * @param ids token ids, [T]
 * @param noise n: tokens to be transformed, [T]
 * @param loss l: positions where the distillation compares, [T]
 * @param privateTokens tokens whose characters overlap a private span, [T]
 * @param answerStart the first token of the last assistant answer
 * @param answerEnd one past its end token
 */
public record Example(
    long sequenceId,
    Conversation conversation,
    int[] ids,
    boolean[] noise,
    boolean[] loss,
    boolean[] privateTokens,
    int answerStart,
    int answerEnd) {

  /** Tokens, T. */
  public int length() {
    return ids.length;
  }
}
