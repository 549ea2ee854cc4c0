package org.leadlight.evaluate;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.leadlight.data.Example;
import org.leadlight.lm.CausalLanguageModel;
import org.leadlight.tensor.StepScope;
import org.leadlight.tensor.TensorRuntime;

/**
 * The greedy answers of the clean model, each computed once, the reference answer being the first
 * draft.
 */
public final class CleanAnswers {

  /** Most tokens of an answer, its end token included. */
  public static final int LONGEST = 48;

  private static final int CHUNK = 16; // sequences at a time

  private final CausalLanguageModel model;
  private final NDManager manager;
  private final GreedyWriter writer;
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
    this.writer = new GreedyWriter(model, runtime.manager(), endToken);
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
    int[] lengths = examples.stream().mapToInt(Example::answerStart).toArray();
    int width = Arrays.stream(lengths).max().orElseThrow();
    long[] ids = new long[examples.size() * width];
    for (int i = 0; i < lengths.length; i++) {
      for (int t = 0; t < lengths[i]; t++) {
        ids[i * width + t] = examples.get(i).ids()[t];
      }
    }
    List<int[]> references =
        examples.stream()
            .map(each -> Arrays.copyOfRange(each.ids(), each.answerStart(), each.answerEnd()))
            .toList();
    try (StepScope arrays = StepScope.open(manager)) {
      NDArray x = model.embed(arrays.manager().create(ids, new Shape(lengths.length, width)));
      List<int[]> answers = writer.write(x, lengths, references, LONGEST);
      for (int i = 0; i < lengths.length; i++) {
        known.put(examples.get(i).sequenceId(), answers.get(i));
      }
    }
  }
}
