package org.leadlight.evaluate.attack;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.leadlight.data.Example;
import org.leadlight.evaluate.CleanAnswers;
import org.leadlight.evaluate.GreedyWriter;
import org.leadlight.lm.CausalLanguageModel;
import org.leadlight.lm.TextTokenizer;
import org.leadlight.run.attack.AnswerPair;
import org.leadlight.tensor.StepScope;
import org.leadlight.tensor.TensorRuntime;
import org.leadlight.transform.TokenBatch;

/** Answers written freely, clean and transformed side by side. */
public final class FreeAnswers {

  private final TensorRuntime runtime;
  private final CleanAnswers cleanAnswers;
  private final GreedyWriter writer;
  private final TextTokenizer tokenizer;

  /**
   * A writer of answers.
   *
   * @param runtime the engine
   * @param base the frozen model
   * @param cleanAnswers its answers
   * @param tokenizer turns them into words
   * @param endToken the token that ends an answer
   */
  public FreeAnswers(
      TensorRuntime runtime,
      CausalLanguageModel base,
      CleanAnswers cleanAnswers,
      TextTokenizer tokenizer,
      int endToken) {
    this.runtime = runtime;
    this.cleanAnswers = cleanAnswers;
    this.writer = new GreedyWriter(base, runtime.manager(), endToken);
    this.tokenizer = tokenizer;
  }

  /**
   * Writes answers to a few conversations.
   *
   * @param channel makes what leaves
   * @param draw which noise
   * @param examples the conversations, few enough for one batch
   */
  public List<AnswerPair> write(ReleaseChannel channel, Draw draw, List<Example> examples) {
    if (examples.isEmpty()) {
      return List.of();
    }
    List<int[]> clean = cleanAnswers.answers(examples);
    List<int[]> transformed;
    try (StepScope scope = StepScope.open(runtime.manager())) {
      TokenBatch batch = AttackBatches.of(scope.manager(), examples);
      NDArray left = channel.release(batch, draw).xTilde();
      List<int[]> drafts = Collections.nCopies(examples.size(), new int[0]);
      transformed = writer.write(left, batch.lengths(), drafts, CleanAnswers.LONGEST);
    }
    List<AnswerPair> pairs = new ArrayList<>();
    for (int i = 0; i < examples.size(); i++) {
      Example example = examples.get(i);
      pairs.add(
          new AnswerPair(
              tokenizer.decode(prompt(example)).strip(),
              tokenizer.decode(clean.get(i)).strip(),
              tokenizer.decode(transformed.get(i)).strip(),
              Arrays.equals(clean.get(i), transformed.get(i))));
    }
    return pairs;
  }

  /** The transformed tokens of a prompt: its words without the template. */
  private static int[] prompt(Example example) {
    int[] words = new int[example.answerStart()];
    int count = 0;
    for (int t = 0; t < words.length; t++) {
      if (example.noise()[t]) {
        words[count++] = example.ids()[t];
      }
    }
    return Arrays.copyOf(words, count);
  }
}
