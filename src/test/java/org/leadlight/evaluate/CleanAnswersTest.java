package org.leadlight.evaluate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.leadlight.Demo;
import org.leadlight.data.Example;

class CleanAnswersTest {

  private static final int END = Demo.TOKENIZER.endToken().orElseThrow();

  @Test
  void eachAnswerEqualsThePlainGreedyLoopWhateverTheReferenceSays() {
    List<Example> examples = new ArrayList<>(Demo.examples(8));
    for (Example example : Demo.examples(8)) {
      examples.add(withAnotherAnswer(example));
    }
    List<int[]> answers = answers(examples);
    int different = 0;
    for (int i = 0; i < examples.size(); i++) {
      assertArrayEquals(greedy(examples.get(i)), answers.get(i), "conversation " + i);
      different += Arrays.equals(reference(examples.get(i)), answers.get(i)) ? 0 : 1;
    }
    assertTrue(different >= 8, "the other answers differ from the model's");
  }

  @Test
  void anAnswerIsComputedOnce() {
    CleanAnswers answers = new CleanAnswers(Demo.MODEL, Demo.RUNTIME, END);
    int[] first = answers.answers(Demo.examples(1)).getFirst();
    assertSame(first, answers.answers(Demo.examples(3)).getFirst());
  }

  @Test
  void anAnswerThatNeverEndsIsCutAtTheLongest() {
    int never = Demo.MODEL.config().vocabularySize();
    int[] answer =
        new CleanAnswers(Demo.MODEL, Demo.RUNTIME, never).answers(Demo.examples(1)).getFirst();
    assertArrayEquals(new int[] {CleanAnswers.LONGEST}, new int[] {answer.length});
  }

  private static List<int[]> answers(List<Example> examples) {
    return new CleanAnswers(Demo.MODEL, Demo.RUNTIME, END).answers(examples);
  }

  /** The same question with an answer in which every second token is another one. */
  private static Example withAnotherAnswer(Example example) {
    int[] ids = example.ids().clone();
    for (int t = example.answerStart(); t < example.answerEnd(); t += 2) {
      ids[t] = (ids[t] + 40) % Demo.MODEL.config().vocabularySize();
    }
    return new Example(
        1000 + example.sequenceId(),
        example.conversation(),
        ids,
        example.noise(),
        example.loss(),
        example.privateTokens(),
        example.answerStart(),
        example.answerEnd());
  }

  private static int[] reference(Example example) {
    return Arrays.copyOfRange(example.ids(), example.answerStart(), example.answerEnd());
  }

  private static int[] greedy(Example example) {
    int start = example.answerStart();
    int[] ids = Arrays.copyOf(example.ids(), start);
    do {
      int next = next(ids);
      ids = Arrays.copyOf(ids, ids.length + 1);
      ids[ids.length - 1] = next;
    } while (ids[ids.length - 1] != END && ids.length - start < CleanAnswers.LONGEST);
    return Arrays.copyOfRange(ids, start, ids.length);
  }

  private static int next(int[] ids) {
    try (NDManager scope = Demo.RUNTIME.manager().newSubManager()) {
      long[] wide = Arrays.stream(ids).asLongStream().toArray();
      NDArray x = Demo.MODEL.embed(scope.create(wide, new Shape(1, ids.length)));
      NDArray states = Demo.MODEL.finalState(x, scope.ones(new Shape(1, ids.length)));
      float[] logits = Demo.MODEL.head(states.get(":, -1")).toFloatArray();
      int best = 0;
      for (int v = 1; v < logits.length; v++) {
        best = logits[v] > logits[best] ? v : best;
      }
      return best;
    }
  }
}
