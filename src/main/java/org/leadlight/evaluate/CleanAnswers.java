package org.leadlight.evaluate;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.leadlight.data.Example;
import org.leadlight.lm.CausalLanguageModel;
import org.leadlight.tensor.StepScope;
import org.leadlight.tensor.TensorRuntime;

/**
 * The greedy answers of the clean model, each computed once.
 *
 * <p>The reference answer is fed first: as far as the model's argmax agrees with it, it <em>is</em>
 * the greedy answer, so only a disagreement has to be written on token by token.
 */
public final class CleanAnswers {

  /** Most tokens of an answer, its end token included. */
  public static final int LONGEST = 48;

  private static final int CHUNK = 16; // sequences at a time

  private final CausalLanguageModel model;
  private final NDManager manager;
  private final int endToken;
  private final Map<Long, int[]> known = new HashMap<>();

  /**
   * Answers of a model.
   *
   * @param model the clean model
   * @param runtime the engine
   * @param endToken the token that ends an answer
   */
  public CleanAnswers(CausalLanguageModel model, TensorRuntime runtime, int endToken) {
    this.model = model;
    this.manager = runtime.manager();
    this.endToken = endToken;
  }

  /**
   * The clean model's greedy answer to each conversation's last question, through the end token.
   *
   * @param examples with distinct sequence ids
   * @return token ids in the order of the examples
   */
  public List<int[]> answers(List<Example> examples) {
    List<Example> unknown =
        examples.stream().filter(example -> !known.containsKey(example.sequenceId())).toList();
    for (int from = 0; from < unknown.size(); from += CHUNK) {
      compute(unknown.subList(from, Math.min(unknown.size(), from + CHUNK)));
    }
    return examples.stream().map(example -> known.get(example.sequenceId())).toList();
  }

  private void compute(List<Example> examples) {
    List<Draft> open = new ArrayList<>();
    for (Example example : examples) {
      open.add(new Draft(example));
    }
    while (!open.isEmpty()) {
      readOn(open);
      open.removeIf(
          draft -> {
            if (draft.isWhole()) {
              known.put(draft.sequenceId, draft.answer());
            }
            return draft.isWhole();
          });
    }
  }

  /** One pass over all drafts; each keeps what agrees and the one token that does not. */
  private void readOn(List<Draft> drafts) {
    int width = drafts.stream().mapToInt(draft -> draft.ids.length).max().orElseThrow();
    long[] ids = new long[drafts.size() * width];
    boolean[] real = new boolean[ids.length];
    List<Long> rows = new ArrayList<>();
    for (int i = 0; i < drafts.size(); i++) {
      Draft draft = drafts.get(i);
      for (int t = 0; t < draft.ids.length; t++) {
        ids[i * width + t] = draft.ids[t];
        real[i * width + t] = true;
      }
      for (int t = draft.settled - 1; t < draft.ids.length; t++) {
        rows.add((long) i * width + t);
      }
    }
    long[] said = argmax(ids, real, drafts.size(), width, rows);
    int next = 0;
    for (Draft draft : drafts) {
      int count = draft.ids.length - draft.settled + 1;
      draft.hear(Arrays.copyOfRange(said, next, next + count));
      next += count;
    }
  }

  private long[] argmax(long[] ids, boolean[] real, int batch, int width, List<Long> rows) {
    try (StepScope arrays = StepScope.open(manager)) {
      NDManager scope = arrays.manager();
      NDArray x = model.embed(scope.create(ids, new Shape(batch, width)));
      NDArray mask = scope.create(real, new Shape(batch, width));
      NDArray states = model.finalState(x, mask);
      long features = states.getShape().get(2);
      NDArray index = scope.create(rows.stream().mapToLong(Long::longValue).toArray());
      NDArray gathered = states.reshape(-1, features).get(index);
      return model.head(gathered).argMax(1).toLongArray();
    }
  }

  /** An answer as far as it is settled, with a guess of how it goes on. */
  private final class Draft {
    private final long sequenceId;
    private final int start;
    private final int latestEnd; // by the longest answer and the model's context
    private int[] ids;
    private int settled; // ids[0..settled) are certain
    private boolean ended;

    Draft(Example example) {
      sequenceId = example.sequenceId();
      start = example.answerStart();
      latestEnd = Math.min(start + LONGEST, model.config().contextLength());
      settled = start;
      int end = Math.min(example.answerEnd(), latestEnd);
      ids = Arrays.copyOf(example.ids(), end);
    }

    /** Takes the model's next token at positions settled-1 .. end. */
    void hear(long[] said) {
      for (long token : said) {
        boolean agrees = settled < ids.length && ids[settled] == token;
        if (!agrees) {
          ids = Arrays.copyOf(ids, settled + 1);
          ids[settled] = (int) token;
        }
        settled++;
        ended = token == endToken || settled >= latestEnd;
        if (ended || !agrees) {
          ids = Arrays.copyOf(ids, settled);
          return;
        }
      }
    }

    boolean isWhole() {
      return ended;
    }

    int[] answer() {
      return Arrays.copyOfRange(ids, start, settled);
    }
  }
}
