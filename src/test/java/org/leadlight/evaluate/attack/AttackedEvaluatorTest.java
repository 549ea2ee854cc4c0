package org.leadlight.evaluate.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.leadlight.Demo;
import org.leadlight.data.PrivateItemReader;
import org.leadlight.run.Evaluation;
import org.leadlight.run.Figure;
import org.leadlight.train.Evaluator;
import org.leadlight.train.Evaluator.Extent;

final class AttackedEvaluatorTest {

  private static final Figure KEPT = Figure.plain(1, 4);
  private int pauses;

  @Test
  void theFiguresOfQuickAttackersStandBehindTheOthersAndRepeat() {
    Evaluator evaluator = evaluator();
    Evaluation made = evaluator.evaluate(3, Extent.SAMPLE);
    assertEquals(
        List.of(
            "answers_kept",
            "nearest_cosine_all",
            "nearest_cosine_private",
            "sign_flipped_all",
            "sign_flipped_private",
            "ridge_all",
            "ridge_private",
            "averaged_nearest_16_all",
            "averaged_nearest_16_private"),
        List.copyOf(made.figures().keySet()));
    assertEquals(made, evaluator.evaluate(3, Extent.SAMPLE));
    assertTrue(pauses > 0, "somebody can be answered between");
  }

  @Test
  void theWholeIsReadAtTheEnd() {
    Map<String, Figure> sample = evaluator().evaluate(0, Extent.SAMPLE).figures();
    Map<String, Figure> whole = evaluator().evaluate(0, Extent.WHOLE).figures();
    assertTrue(whole.get("ridge_all").count() > sample.get("ridge_all").count());
    assertTrue(
        whole.get("nearest_cosine_all").value() > 0.999, "a cloak at its start hides nothing");
  }

  private Evaluator evaluator() {
    return new AttackedEvaluator(
        (step, extent) -> new Evaluation(step, Map.of("answers_kept", KEPT)),
        Demo.RUNTIME,
        Demo.transform(3),
        DemoAttack.ATTACKER_DATA,
        Demo.examples(8),
        4,
        new PrivateItemReader(Demo.TOKENIZER.chatTemplate()),
        () -> pauses++);
  }
}
