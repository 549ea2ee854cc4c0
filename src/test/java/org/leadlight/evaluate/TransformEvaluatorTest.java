package org.leadlight.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.leadlight.Demo;
import org.leadlight.data.Example;
import org.leadlight.run.Evaluation;
import org.leadlight.run.Figure;
import org.leadlight.train.Evaluator.Extent;

class TransformEvaluatorTest {

  private static final int SAMPLE = 20;
  private static final int WHOLE = 40;

  @Test
  void aCloakAtItsStartKeepsEveryAnswerAndAddsATenthOfRms() {
    Evaluation start = evaluate(3, 0, Extent.WHOLE);
    assertEquals(1.0, figure(start, "answers_kept").value());
    assertEquals(0.1, figure(start, "noise_rms").value(), 0.001);
    assertEquals(1.0, figure(start, "top1_agreement").value());
    double divergence = figure(start, "kl").value();
    assertTrue(divergence > 0 && divergence < 0.05, "KL " + divergence);
    assertTrue(figure(start, "recovered_all").value() > 0.999, "so little noise hides nothing");
  }

  @Test
  void everyFigureCarriesItsCountAndAnIntervalAroundIt() {
    List<Example> examples = Demo.examples(WHOLE);
    Evaluation made = evaluate(3, 0, Extent.WHOLE);
    assertEquals(
        List.of(
            "answers_kept",
            "reference_answers",
            "top1_agreement",
            "kl",
            "noise_rms",
            "recovered_all",
            "recovered_private"),
        List.copyOf(made.figures().keySet()));
    assertEquals(WHOLE, figure(made, "answers_kept").count());
    assertEquals(set(examples, false), figure(made, "recovered_all").count());
    assertEquals(set(examples, true), figure(made, "recovered_private").count());
    assertEquals(Interval.wilson(WHOLE, WHOLE).low(), figure(made, "answers_kept").low());
    made.figures()
        .forEach(
            (name, figure) ->
                assertTrue(
                    figure.low() <= figure.value() && figure.value() <= figure.high(), name));
  }

  @Test
  void theSampleIsTheBeginningOfTheWhole() {
    assertEquals(SAMPLE, figure(evaluate(3, 0, Extent.SAMPLE), "answers_kept").count());
  }

  @Test
  void theSameSeedAndStepGiveTheSameFiguresAndOthersDoNot() {
    Evaluation one = evaluate(3, 5, Extent.SAMPLE);
    assertEquals(one, evaluate(3, 5, Extent.SAMPLE));
    assertNotEquals(figure(one, "kl"), figure(evaluate(3, 6, Extent.SAMPLE), "kl"));
    assertNotEquals(figure(one, "kl"), figure(evaluate(4, 5, Extent.SAMPLE), "kl"));
  }

  private static Evaluation evaluate(long seed, long step, Extent extent) {
    CleanAnswers answers =
        new CleanAnswers(Demo.MODEL, Demo.RUNTIME, Demo.TOKENIZER.endToken().orElseThrow());
    try (NearestNeighbourReader reader =
        new NearestNeighbourReader(Demo.RUNTIME.manager(), Demo.MODEL.embeddingTable())) {
      return new TransformEvaluator(
              Demo.RUNTIME,
              Demo.transform(seed),
              answers,
              reader,
              Demo.examples(WHOLE),
              SAMPLE,
              () -> {})
          .evaluate(step, extent);
    }
  }

  private static Figure figure(Evaluation evaluation, String name) {
    Figure figure = evaluation.figures().get(name);
    assertTrue(figure != null, name);
    return figure;
  }

  private static long set(List<Example> examples, boolean onlyPrivate) {
    long count = 0;
    for (Example example : examples) {
      for (int t = 0; t < example.answerStart(); t++) {
        count += example.noise()[t] && (!onlyPrivate || example.privateTokens()[t]) ? 1 : 0;
      }
    }
    return count;
  }
}
