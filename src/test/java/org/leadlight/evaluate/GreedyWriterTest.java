package org.leadlight.evaluate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.leadlight.Demo;
import org.leadlight.data.Example;
import org.leadlight.tensor.StepScope;

class GreedyWriterTest {

  private static final int NEVER = Demo.MODEL.config().vocabularySize();
  private static final int LONGEST = 24;
  private static final List<int[]> PROMPTS =
      Demo.examples(6).stream().map(GreedyWriterTest::prompt).toList();
  private static final List<int[]> ENDLESS =
      PROMPTS.stream().map(prompt -> plain(prompt, NEVER)).toList();

  @Test
  void answersOfOneBatchWithoutDraftsAreThoseOfThePlainLoop() {
    assertAnswers(ENDLESS, write(NEVER, none()));
  }

  @Test
  void anEarlyEndOfOneAnswerLeavesTheOthersAsTheyAre() {
    int early = ENDLESS.getFirst()[1];
    List<int[]> wanted = PROMPTS.stream().map(prompt -> plain(prompt, early)).toList();
    assertEquals(2, wanted.getFirst().length);
    assertTrue(wanted.stream().anyMatch(answer -> answer.length > 4), "another one goes on");
    assertAnswers(wanted, write(early, none()));
  }

  @Test
  void draftsThatAreRightWrongAtTheirStartOrInTheirMiddleChangeNothing() {
    List<int[]> drafts =
        IntStream.range(0, PROMPTS.size())
            .mapToObj(
                row -> {
                  int[] draft = ENDLESS.get(row).clone();
                  for (int t = row; t < draft.length && row > 0; t += row) {
                    draft[t] = (draft[t] + 7) % NEVER;
                  }
                  return draft;
                })
            .toList();
    assertAnswers(ENDLESS, write(NEVER, drafts));
  }

  @Test
  void theSameCallWritesTheSameTwice() {
    assertAnswers(write(NEVER, none()), write(NEVER, none()));
  }

  private static List<int[]> none() {
    return Collections.nCopies(PROMPTS.size(), new int[0]);
  }

  private static void assertAnswers(List<int[]> wanted, List<int[]> actual) {
    for (int row = 0; row < PROMPTS.size(); row++) {
      assertArrayEquals(wanted.get(row), actual.get(row), "prompt " + row);
    }
  }

  private static List<int[]> write(int end, List<int[]> drafts) {
    int[] lengths = PROMPTS.stream().mapToInt(prompt -> prompt.length).toArray();
    int width = Arrays.stream(lengths).max().orElseThrow();
    long[] ids = new long[lengths.length * width];
    for (int row = 0; row < lengths.length; row++) {
      for (int t = 0; t < lengths[row]; t++) {
        ids[row * width + t] = PROMPTS.get(row)[t];
      }
    }
    try (StepScope arrays = StepScope.open(Demo.RUNTIME.manager())) {
      NDArray x = Demo.MODEL.embed(arrays.manager().create(ids, new Shape(lengths.length, width)));
      return new GreedyWriter(Demo.MODEL, Demo.RUNTIME.manager(), end)
          .write(x, lengths, drafts, LONGEST);
    }
  }

  /** Reads the whole sequence again for every token. */
  private static int[] plain(int[] prompt, int end) {
    int[] ids = prompt;
    do {
      ids = Arrays.copyOf(ids, ids.length + 1);
      ids[ids.length - 1] = next(Arrays.copyOf(ids, ids.length - 1));
    } while (ids[ids.length - 1] != end && ids.length - prompt.length < LONGEST);
    return Arrays.copyOfRange(ids, prompt.length, ids.length);
  }

  private static int next(int[] ids) {
    try (StepScope arrays = StepScope.open(Demo.RUNTIME.manager())) {
      Shape shape = new Shape(1, ids.length);
      long[] wide = Arrays.stream(ids).asLongStream().toArray();
      NDArray x = Demo.MODEL.embed(arrays.manager().create(wide, shape));
      NDArray states = Demo.MODEL.finalState(x, arrays.manager().ones(shape));
      return (int) Demo.MODEL.head(states.get(":, -1")).argMax(1).toLongArray()[0];
    }
  }

  private static int[] prompt(Example example) {
    return Arrays.copyOf(example.ids(), example.answerStart());
  }
}
