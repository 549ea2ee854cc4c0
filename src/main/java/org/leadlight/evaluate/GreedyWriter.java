package org.leadlight.evaluate;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.leadlight.lm.CausalLanguageModel;
import org.leadlight.tensor.StepScope;

/**
 * Writes a model's greedy answers to prompts that are given as embeddings.
 *
 * <p>A draft of each answer is fed first: as far as the model's argmax agrees with it, it
 * <em>is</em> the greedy answer, so a pass settles every token up to the first disagreement and the
 * model's own token there; what follows stays a draft.
 */
final class GreedyWriter {

  private final CausalLanguageModel model;
  private final NDManager manager;
  private final int endToken;

  /**
   * A writer.
   *
   * @param model the model that answers
   * @param manager the arrays of a pass are made under it
   * @param endToken the token that ends an answer
   */
  GreedyWriter(CausalLanguageModel model, NDManager manager, int endToken) {
    this.model = model;
    this.manager = manager;
    this.endToken = endToken;
  }

  /**
   * The answers, each through its end token, or as long as allowed and the model's context lets it.
   *
   * @param prompts embeddings of the prompts, [B,P,d]
   * @param lengths real tokens of each prompt, at most P
   * @param drafts token ids that the answers may begin with; empty ones cost time only
   * @param longest most tokens of an answer, its end token included
   * @return token ids in the order of the prompts
   */
  List<int[]> write(NDArray prompts, int[] lengths, List<int[]> drafts, int longest) {
    List<Draft> all = new ArrayList<>();
    for (int row = 0; row < lengths.length; row++) {
      int most = Math.min(longest, model.config().contextLength() - lengths[row]);
      all.add(new Draft(row, lengths[row], drafts.get(row), most));
    }
    List<Draft> open = all.stream().filter(draft -> !draft.ended).toList();
    while (!open.isEmpty()) {
      readOn(prompts, open);
      open = open.stream().filter(draft -> !draft.ended).toList();
    }
    return all.stream().map(draft -> draft.answer).toList();
  }

  /** One pass over all open drafts; each keeps what agrees and the one token that does not. */
  private void readOn(NDArray prompts, List<Draft> drafts) {
    long[] said;
    try (StepScope arrays = StepScope.open(manager)) {
      said = argmax(arrays.manager(), prompts, drafts);
    }
    int next = 0;
    for (Draft draft : drafts) {
      int count = draft.answer.length - draft.settled + 1;
      draft.hear(Arrays.copyOfRange(said, next, next + count));
      next += count;
    }
  }

  /** The model's next token at every position that the drafts wait for. */
  private long[] argmax(NDManager scope, NDArray prompts, List<Draft> drafts) {
    int width = drafts.stream().mapToInt(Draft::length).max().orElseThrow();
    long[] ids = new long[drafts.size() * width];
    boolean[] real = new boolean[ids.length];
    boolean[] inPrompt = new boolean[ids.length];
    List<Long> waiting = new ArrayList<>();
    for (int i = 0; i < drafts.size(); i++) {
      Draft draft = drafts.get(i);
      int begin = i * width;
      Arrays.fill(inPrompt, begin, begin + draft.promptLength, true);
      Arrays.fill(real, begin, begin + draft.length(), true);
      for (int t = 0; t < draft.answer.length; t++) {
        ids[begin + draft.promptLength + t] = draft.answer[t];
      }
      for (int t = draft.promptLength + draft.settled - 1; t < draft.length(); t++) {
        waiting.add((long) begin + t);
      }
    }
    Shape shape = new Shape(drafts.size(), width);
    NDArray answers = model.embed(scope.create(ids, shape)); // [b,W,d]
    NDArray chosen = scope.create(inPrompt, shape).expandDims(2).broadcast(answers.getShape());
    NDArray x = NDArrays.where(chosen, widened(scope, prompts, drafts, width), answers);
    NDArray states = model.finalState(x, scope.create(real, shape));
    NDArray index = scope.create(waiting.stream().mapToLong(Long::longValue).toArray());
    NDArray rows = states.reshape(-1, states.getShape().get(2)).get(index);
    return model.head(rows).argMax(1).toLongArray();
  }

  /** The prompts of the open drafts, cut or padded with zeros to a width, [b,W,d]. */
  private static NDArray widened(NDManager scope, NDArray prompts, List<Draft> drafts, int width) {
    NDArray rows = scope.create(drafts.stream().mapToLong(draft -> draft.row).toArray());
    NDArray chosen = prompts.get(rows);
    long given = prompts.getShape().get(1);
    if (given >= width) {
      return chosen.get(new NDIndex(":, :{}", width));
    }
    Shape missing = new Shape(drafts.size(), width - given, prompts.getShape().get(2));
    return chosen.concat(scope.zeros(missing), 1);
  }

  /** An answer as far as it is settled, with a guess of how it goes on. */
  private final class Draft {
    private final int row;
    private final int promptLength;
    private final int most; // by the longest answer and the model's context
    private int[] answer;
    private int settled; // answer[0..settled) is certain
    private boolean ended;

    Draft(int row, int promptLength, int[] guess, int most) {
      this.row = row;
      this.promptLength = promptLength;
      this.most = most;
      this.answer = Arrays.copyOf(guess, Math.clamp(most, 0, guess.length));
      this.ended = most <= 0;
    }

    int length() {
      return promptLength + answer.length;
    }

    /** Takes the model's next tokens after the settled ones and after each one of the guess. */
    void hear(long[] said) {
      for (long token : said) {
        boolean agrees = settled < answer.length && answer[settled] == token;
        if (settled == answer.length) {
          answer = Arrays.copyOf(answer, settled + 1);
        }
        answer[settled++] = (int) token;
        ended = token == endToken || settled == most;
        if (ended) {
          answer = Arrays.copyOf(answer, settled);
        }
        if (ended || !agrees) {
          return;
        }
      }
    }
  }
}
