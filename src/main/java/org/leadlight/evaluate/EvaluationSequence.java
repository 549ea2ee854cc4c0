package org.leadlight.evaluate;

import java.util.Arrays;
import org.leadlight.data.Example;

/**
 * A conversation's prompt followed by an answer that is fed to the models.
 *
 * @param example where the prompt comes from
 * @param answer token ids through the end token
 */
public record EvaluationSequence(Example example, int[] answer) {

  /** Prompt and answer, [T]. */
  public int[] ids() {
    int start = example.answerStart();
    int[] ids = Arrays.copyOf(example.ids(), start + answer.length);
    System.arraycopy(answer, 0, ids, start, answer.length);
    return ids;
  }

  /** n over the prompt; the answer is the model's own and stays clean, [T]. */
  public boolean[] noise() {
    int start = example.answerStart();
    return Arrays.copyOf(Arrays.copyOf(example.noise(), start), start + answer.length);
  }

  /** The position whose next token is the answer's first. */
  public int firstPosition() {
    return example.answerStart() - 1;
  }
}
