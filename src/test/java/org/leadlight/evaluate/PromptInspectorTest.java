package org.leadlight.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.leadlight.Demo;
import org.leadlight.data.Example;
import org.leadlight.data.Prompt;
import org.leadlight.data.Prompt.PromptToken;
import org.leadlight.data.PromptReader;
import org.leadlight.evaluate.attack.QuickTokenReader;
import org.leadlight.run.InspectedToken;
import org.leadlight.run.Inspection;
import org.leadlight.run.MarkedPrompt;
import org.leadlight.run.MeanForm;
import org.leadlight.run.NoiseMaskRule;
import org.leadlight.run.StandardDeviationForm;
import org.leadlight.tensor.NoiseStream;
import org.leadlight.train.Evaluator.Extent;
import org.leadlight.transform.CloakSettings;
import org.leadlight.transform.NoiseMaskedNoisyTransformerModel;
import org.leadlight.transform.StandardDeviation;
import org.leadlight.transform.TokenBatch;
import org.leadlight.transform.TransformerCloak;

class PromptInspectorTest {

  private static final int END = Demo.TOKENIZER.endToken().orElseThrow();
  private static final NearestNeighbourReader READER =
      new NearestNeighbourReader(Demo.RUNTIME.manager(), Demo.MODEL.embeddingTable());
  private static final List<TokenReader> OTHERS =
      QuickTokenReader.all(Demo.RUNTIME.manager(), Demo.MODEL.embeddingTable());
  private static final PromptReader PROMPTS =
      new PromptReader(
          Demo.TOKENIZER.chatTemplate(),
          NoiseMaskRule.SYSTEM_AND_USER,
          Demo.MODEL.config().contextLength());
  private static final NoiseMaskedNoisyTransformerModel LOUD = transform(3, 20);

  @AfterAll
  static void closeReader() {
    READER.close();
  }

  @Test
  void aTransformThatChangesNothingIsReadWhollyAndKeepsEveryAnswer() {
    for (Inspection inspection : inspect(transform(3, 1e-6), prompts(6), 0)) {
      assertTrue(inspection.answerKept());
      assertEquals(inspection.cleanAnswer(), inspection.transformedAnswer());
      for (InspectedToken token : inspection.tokens()) {
        assertEquals(1, token.rank());
        assertEquals(
            inspection.prompt().substring(token.start(), token.end()).strip(),
            token.guess().strip());
      }
    }
  }

  @Test
  void ranksAreThoseOfTheDistancesThemselves() {
    List<Prompt> prompts = prompts(3);
    List<Inspection> inspections = inspect(LOUD, prompts, 5);
    float[] table = Demo.MODEL.embeddingTable().toFloatArray();
    for (int i = 0; i < prompts.size(); i++) {
      float[][] left = released(prompts.get(i), 5);
      for (int n = 0; n < left.length; n++) {
        PromptToken token = prompts.get(i).tokens().get(n);
        int truth = prompts.get(i).ids()[token.position()];
        int rank = rank(table, left[n], truth);
        assertEquals(rank, inspections.get(i).tokens().get(n).rank(), 1 + rank / 200, "near ties");
      }
    }
    assertTrue(
        inspections.getFirst().tokens().stream().anyMatch(token -> token.rank() > 50),
        "the noise was loud");
  }

  /** One more than the rows nearer than the true one. */
  private static int rank(float[] table, float[] y, int truth) {
    double own = distance(table, y, truth);
    int rank = 1;
    for (int v = 0; v < table.length / y.length; v++) {
      rank += distance(table, y, v) < own ? 1 : 0;
    }
    return rank;
  }

  private static double distance(float[] table, float[] y, int row) {
    double squares = 0;
    for (int j = 0; j < y.length; j++) {
      double difference = table[row * y.length + j] - y[j];
      squares += difference * difference;
    }
    return squares;
  }

  /** x~ at the transformed positions, computed for one prompt alone. */
  private static float[][] released(Prompt prompt, long step) {
    try (NDManager scope = Demo.RUNTIME.manager().newSubManager()) {
      TokenBatch batch =
          TokenBatch.of(
              scope,
              new int[][] {prompt.ids()},
              new boolean[][] {prompt.noise()},
              new long[] {prompt.sequenceId()},
              prompt.length());
      NDArray left = LOUD.transform(batch, NoiseStream.EVALUATION, step).xTilde();
      float[] numbers = left.toFloatArray();
      int width = (int) left.getShape().get(2);
      return prompt.tokens().stream()
          .map(
              token ->
                  Arrays.copyOfRange(
                      numbers, token.position() * width, (token.position() + 1) * width))
          .toArray(float[][]::new);
    }
  }

  @Test
  void freeAnswersAreKeptExactlyWhereTheEvaluationSaysSo() {
    int count = 24;
    List<Inspection> inspections = inspect(LOUD, prompts(count), 7);
    long kept = inspections.stream().filter(Inspection::answerKept).count();
    TransformEvaluator evaluator =
        new TransformEvaluator(
            Demo.RUNTIME,
            LOUD,
            new CleanAnswers(Demo.MODEL, Demo.RUNTIME, END),
            READER,
            Demo.examples(count),
            count,
            () -> {});
    double share = evaluator.evaluate(7, Extent.WHOLE).figures().get("answers_kept").value();
    assertEquals(Math.round(share * count), kept);
    assertTrue(kept > 0 && kept < count, kept + " of " + count);
    for (Inspection inspection : inspections) {
      assertEquals(
          inspection.answerKept(),
          inspection.cleanAnswer().equals(inspection.transformedAnswer()),
          "the words differ where the tokens do");
    }
  }

  @Test
  void theSameSeedAndStepGiveTheSameInspectionAndOthersDoNot() {
    List<Prompt> prompts = prompts(2);
    List<Inspection> once = inspect(LOUD, prompts, 5);
    assertEquals(once, inspect(LOUD, prompts, 5));
    assertNotEquals(once, inspect(LOUD, prompts, 6));
    assertNotEquals(once, inspect(transform(4, 20), prompts, 5));
  }

  @Test
  void theNoiseIsThatOfTheEvaluation() {
    Prompt prompt = PROMPTS.of(Demo.examples(1).getFirst());
    int read =
        (int)
            inspect(LOUD, List.of(prompt), 7).getFirst().tokens().stream()
                .filter(token -> token.rank() == 1)
                .count();
    TransformEvaluator evaluator =
        new TransformEvaluator(
            Demo.RUNTIME,
            LOUD,
            new CleanAnswers(Demo.MODEL, Demo.RUNTIME, END),
            READER,
            Demo.examples(1),
            1,
            () -> {});
    var recovered = evaluator.evaluate(7, Extent.WHOLE).figures().get("recovered_all");
    assertEquals(recovered.value() * recovered.count(), read, 1e-9);
  }

  @Test
  void privateTokensAreThoseOfTheExample() {
    Example example = Demo.examples(1).getFirst();
    Inspection inspection = inspect(LOUD, List.of(PROMPTS.of(example)), 0).getFirst();
    long wanted = 0;
    for (int t = 0; t < example.answerStart(); t++) {
      wanted += example.noise()[t] && example.privateTokens()[t] ? 1 : 0;
    }
    assertEquals(wanted, inspection.tokens().stream().filter(InspectedToken::isPrivate).count());
    assertTrue(wanted > 0);
  }

  @Test
  void aTypedPromptIsAnswered() {
    Prompt typed = PROMPTS.typed(MarkedPrompt.of("The total is $164. Name the price."));
    Inspection inspection = inspect(transform(3, 1e-6), List.of(typed), 0).getFirst();
    assertEquals("The total is $164. Name the price.", inspection.prompt());
    assertTrue(inspection.answerKept());
    assertTrue(!inspection.cleanAnswer().isBlank());
  }

  @Test
  void anAnswerThatIsCutEndsInAnEllipsisAndWholeOnesAreTheSameAtAnyLength() {
    PromptInspector inspector =
        new PromptInspector(Demo.RUNTIME, Demo.MODEL, Demo.TOKENIZER, READER, OTHERS, END);
    List<Prompt> prompts = prompts(4);
    NoiseMaskedNoisyTransformerModel quiet = transform(3, 1e-6);
    for (Inspection cut : inspector.inspect(quiet, prompts, 0, 1)) {
      assertTrue(cut.cleanAnswer().endsWith("\u2026"), cut.cleanAnswer());
      assertTrue(cut.answerKept(), "as far as both were written");
    }
    List<Inspection> once = inspector.inspect(LOUD, prompts, 5, CleanAnswers.LONGEST);
    assertEquals(once, inspector.inspect(LOUD, prompts, 5, CleanAnswers.LONGEST), "known answers");
    assertTrue(once.stream().noneMatch(whole -> whole.cleanAnswer().endsWith("\u2026")));
  }

  /** Their oracle is the nearest neighbour itself, on what each of them makes of a release. */
  @Test
  void otherReadersReadTheSameReleasesAndTheMeanOfSeveral() {
    for (Inspection quiet : inspect(transform(3, 1e-6), prompts(2), 0)) {
      assertEquals(
          List.of("nearest_cosine", "sign_flipped", "averaged_nearest"),
          List.copyOf(quiet.others().keySet()));
      assertEquals(1.0, read(quiet, Inspection.NEAREST));
      assertEquals(1.0, read(quiet, "averaged_nearest"));
      assertTrue(read(quiet, "nearest_cosine") > 0.99);
      assertEquals(0.0, read(quiet, "sign_flipped"), "nothing was flipped");
      assertEquals(Optional.empty(), quiet.seenBy("mlp"));
    }
    Inspection loud = inspect(transform(3, 4), prompts(1), 0).getFirst();
    assertTrue(
        read(loud, "averaged_nearest") > read(loud, Inspection.NEAREST) + 0.2,
        "sixteen releases have a quarter of the noise of one");
  }

  private static double read(Inspection inspection, String reader) {
    return inspection.seenBy(reader).orElseThrow().tokens().stream()
        .mapToInt(token -> token.rank() == 1 ? 1 : 0)
        .average()
        .orElseThrow();
  }

  @Test
  void thePassesOfATrainingHearNothing() {
    NoiseMaskedNoisyTransformerModel model = transform(3, 1);
    CountingPasses passes = new CountingPasses();
    model.listen(passes);
    inspect(model, prompts(1), 0);
    assertEquals(0, passes.heard);
  }

  private static List<Inspection> inspect(
      NoiseMaskedNoisyTransformerModel model, List<Prompt> prompts, long step) {
    return new PromptInspector(Demo.RUNTIME, Demo.MODEL, Demo.TOKENIZER, READER, OTHERS, END)
        .inspect(model, prompts, step, CleanAnswers.LONGEST);
  }

  private static List<Prompt> prompts(int count) {
    return Demo.examples(count).stream().map(PROMPTS::of).toList();
  }

  /** A transform whose noise is so many times rms(E) everywhere. */
  private static NoiseMaskedNoisyTransformerModel transform(long seed, double share) {
    StandardDeviation deviation = new StandardDeviation(StandardDeviationForm.CLOAK, 1e-9, 30, 1);
    return new NoiseMaskedNoisyTransformerModel(
        Demo.MODEL,
        new TransformerCloak(
            Demo.RUNTIME,
            Demo.MODEL,
            new CloakSettings(deviation, share, MeanForm.OFF, null, 1, seed)),
        seed);
  }
}
