package org.leadlight.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BestMeasureTest {

  private static final List<Evaluation> MADE =
      List.of(
          evaluation(0, 1.00, 0.00),
          evaluation(100, 0.99, 0.30),
          evaluation(200, 0.95, 0.02),
          evaluation(300, 0.60, 0.00),
          evaluation(400, 0.60, 0.00));

  @Test
  void eachMeasureHasItsOwnBestAndTheUntrainedTransformNever() {
    assertEquals(100, best("answers_kept"));
    assertEquals(400, best("recovered_private"), "the later of equals");
    assertEquals(200, best("weighted"));
    assertEquals(100, best("weighted:0"));
    assertEquals(400, best("weighted:50"));
    assertEquals(200, best(""));
  }

  @Test
  void whatIsWrittenReadsBackAndWhatIsUnknownIsRefusedInOneSentence() {
    for (String text : List.of("answers_kept", "recovered_private", "weighted:2.5")) {
      assertEquals(text, BestMeasure.parse(text).text());
    }
    for (String text : List.of("total", "weighted:", "weighted:x", "weighted:-1", "weighted:NaN")) {
      String sentence =
          assertThrows(UserMistakeException.class, () -> BestMeasure.parse(text)).getMessage();
      assertTrue(sentence.contains("100"), sentence);
    }
  }

  @Test
  void anEvaluationWithoutTheFigureDoesNotCount() {
    List<Evaluation> bare = List.of(new Evaluation(5, Map.of()));
    assertTrue(BestMeasure.USUAL.best(bare).isEmpty());
  }

  private static long best(String measure) {
    return BestMeasure.parse(measure).best(MADE).orElseThrow().step();
  }

  private static Evaluation evaluation(long step, double kept, double read) {
    return new Evaluation(
        step,
        Map.of(
            "answers_kept", Figure.plain(kept, 100),
            "recovered_private", Figure.plain(read, 100)));
  }
}
