package org.leadlight.evaluate;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.leadlight.lm.CausalLanguageModel;
import org.leadlight.lm.KeyValueCache;
import org.leadlight.tensor.StepScope;

/**
 * Writes a model's greedy answers to prompts that are given as embeddings.
 *
 * <p>A draft of each answer is fed first: as far as the model's argmax agrees with it, it
 * <em>is</em> the greedy answer, so a pass settles every token up to the first disagreement and the
 * model's own token there; what follows stays a draft. What was read for certain is not read again:
 * each pass goes on from the keys and values of those before it.
 */
public final class GreedyWriter {

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
  public GreedyWriter(CausalLanguageModel model, NDManager manager, int endToken) {
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
  public List<int[]> write(NDArray prompts, int[] lengths, List<int[]> drafts, int longest) {
    List<Draft> all = new ArrayList<>();
    for (int row = 0; row < lengths.length; row++) {
      int most = Math.min(longest, model.config().contextLength() - lengths[row]);
      all.add(new Draft(row, lengths[row], drafts.get(row), most));
    }
    List<Draft> open = all.stream().filter(draft -> !draft.ended).toList();
    try (KeyValueCache cache = new KeyValueCache(manager)) {
      while (!open.isEmpty()) {
        readOn(prompts, open, cache);
        open = stillOpen(open, cache);
      }
    }
    return all.stream().map(draft -> draft.answer).toList();
  }

  /** One pass over all open drafts; each keeps what agrees and the one token that does not. */
  private void readOn(NDArray prompts, List<Draft> drafts, KeyValueCache cache) {
    long[] said;
    try (StepScope arrays = StepScope.open(manager)) {
      said = argmax(arrays.manager(), prompts, drafts, cache);
    }
    int next = 0;
    for (Draft draft : drafts) {
      int count = draft.length() - draft.lastCertain();
      draft.hear(Arrays.copyOfRange(said, next, next + count));
      next += count;
    }
  }

  /** The drafts that go on; the cache forgets the others and what is not certain. */
  private static List<Draft> stillOpen(List<Draft> drafts, KeyValueCache cache) {
    int[] rows = IntStream.range(0, drafts.size()).filter(row -> !drafts.get(row).ended).toArray();
    if (rows.length > 0 && rows.length < drafts.size()) {
      cache.select(rows);
    }
    for (int row = 0; row < rows.length; row++) {
      cache.forget(row, drafts.get(rows[row]).lastCertain());
    }
    return Arrays.stream(rows).mapToObj(drafts::get).toList();
  }

  /** The model's next token at every position that the drafts wait for. */
  private long[] argmax(NDManager scope, NDArray prompts, List<Draft> drafts, KeyValueCache cache) {
    int[] begins = IntStream.range(0, drafts.size()).map(cache::length).toArray();
    int[] counts =
        IntStream.range(0, begins.length).map(i -> drafts.get(i).length() - begins[i]).toArray();
    int width = Arrays.stream(counts).max().orElseThrow();
    long[] ids = new long[drafts.size() * width];
    List<Long> waiting = new ArrayList<>();
    for (int i = 0; i < drafts.size(); i++) {
      Draft draft = drafts.get(i);
      int zero = i * width - begins[i]; // where its position 0 would be
      for (int at = Math.max(begins[i], draft.promptLength); at < draft.length(); at++) {
        ids[zero + at] = draft.answer[at - draft.promptLength];
      }
      for (int at = draft.lastCertain(); at < draft.length(); at++) {
        waiting.add((long) zero + at);
      }
    }
    NDArray x = model.embed(scope.create(ids, new Shape(drafts.size(), width))); // [b,W,d]
    if (begins[0] == 0) {
      x = NDArrays.where(inPrompt(scope, drafts, x), widened(scope, prompts, drafts, width), x);
    }
    NDArray states = model.readOn(x, counts, cache);
    NDArray index = scope.create(waiting.stream().mapToLong(Long::longValue).toArray());
    NDArray rows = states.reshape(-1, states.getShape().get(2)).get(index);
    return model.head(rows).argMax(1).toLongArray();
  }

  /** Which of the first positions belong to the prompts, in the shape of their embeddings. */
  private static NDArray inPrompt(NDManager scope, List<Draft> drafts, NDArray x) {
    int width = (int) x.getShape().get(1);
    boolean[] chosen = new boolean[drafts.size() * width];
    for (int i = 0; i < drafts.size(); i++) {
      Arrays.fill(chosen, i * width, i * width + drafts.get(i).promptLength, true);
    }
    return scope
        .create(chosen, new Shape(drafts.size(), width))
        .expandDims(2)
        .broadcast(x.getShape());
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

    /** The position of the last token that is certain, whose next one is not known. */
    int lastCertain() {
      return promptLength + settled - 1;
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
