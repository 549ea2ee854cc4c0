package org.leadlight.evaluate.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.leadlight.Demo;
import org.leadlight.GuideDrawing;
import org.leadlight.data.Prompt;
import org.leadlight.data.Prompt.PromptToken;
import org.leadlight.evaluate.NearestNeighbourReader;
import org.leadlight.plot.Drawing;
import org.leadlight.plot.Drawing.Lettering;
import org.leadlight.plot.Trace;
import org.leadlight.plot.chart.ChartTheme;
import org.leadlight.run.lesson.LessonQuestion;
import org.leadlight.run.lesson.LessonTopic;
import org.leadlight.run.lesson.LessonTransforms;
import org.leadlight.transform.NoiseMaskedNoisyTransformerModel;
import org.leadlight.transform.NoisyEmbeddings;
import org.leadlight.transform.TokenBatch;

/**
 * The picture of the idea: what the shipped transform of alpha 0.6 makes of a few words of the
 * bundled model, number by number; {@code -Dpicture=true} draws it anew.
 */
class IdeaPictureTest {

  private static final ChartTheme COLOURS = GuideDrawing.COLOURS;
  private static final String MESSAGE = "Guest [[Uma Garwell]] sent a mail.";
  private static final int NUMBERS = 16;
  private static final double LEFT = 232;
  private static final double STEP = 100;
  private static final double STRIP = 84;
  private static final int WORDS = 5;
  private static final double HALF = 20;

  @Test
  void whatLeavesIsTheEmbeddingWithItsNoise() throws IOException {
    LessonStage stage = DemoLessons.stage();
    NoiseMaskedNoisyTransformerModel model = stage.transform(LessonTransforms.ofAlpha(0.6));
    Prompt prompt = stage.prompt(LessonQuestion.first(LessonTopic.WHAT_LEAVES, MESSAGE));
    List<PromptToken> words = prompt.tokens().subList(0, WORDS);
    int[] places = words.stream().mapToInt(PromptToken::position).toArray();
    GuideDrawing picture = new GuideDrawing(LEFT + WORDS * STEP + 8, 560);
    try (NDManager manager = stage.manager().newSubManager()) {
      TokenBatch batch =
          TokenBatch.of(
              manager,
              new int[][] {prompt.ids()},
              new boolean[][] {prompt.noise()},
              new long[] {prompt.sequenceId()},
              prompt.length());
      NDArray x = model.base().embed(batch.ids());
      NoisyEmbeddings made = model.cloak().apply(x, batch, stage.epsilon(batch, 0));
      assertEquals(null, made.mu(), "the picture says that the mean is off");
      double[][] clean = numbers(made.x(), places, stage.rms());
      double[][] noise = numbers(made.noise(), places, stage.rms());
      double[][] sent = numbers(made.xTilde(), places, stage.rms());
      for (int word = 0; word < WORDS; word++) {
        for (int i = 0; i < NUMBERS; i++) {
          assertEquals(clean[word][i] + noise[word][i], sent[word][i], 1e-4);
        }
      }
      Drawing to = picture.to();
      double small = largest(clean);
      double large = largest(sent);
      texts(
          to,
          24,
          "The words",
          "one column for each piece",
          words.stream().map(w -> text(prompt, w)).toList());
      strips(to, 84, "Embedding x", "its first " + NUMBERS + " numbers", clean, small, 0);
      box(to, 124, "The cloak, a small trained network, reads the embeddings up to each word");
      strips(
          to,
          196,
          "Mean shift \u03bc",
          "off in most recipes: 0",
          new double[WORDS][NUMBERS],
          small,
          5);
      strips(
          to,
          252,
          "Loudness \u03c3",
          "how large the noise is",
          numbers(made.sigma(), places, stage.rms()),
          large,
          1);
      strips(to, 308, "Noise \u03c3 \u00d7 \u03b5", "drawn by chance, so loud", noise, large, 1);
      strips(to, 376, "What leaves", "x + \u03bc + \u03c3 \u00d7 \u03b5", sent, large, 3);
      border(to, 420);
      texts(
          to,
          466,
          "A reader's guess",
          "the word nearest to it",
          guesses(manager, made.xTilde(), places));
      to.text(
          "Bars of x and \u03bc reach to "
              + one(small)
              + " times the usual size of an embedding, the others to "
              + one(large)
              + ".",
          8,
          536,
          Lettering.left(11),
          COLOURS.muted());
      assertNotEquals(text(prompt, words.get(2)), guesses(manager, made.xTilde(), places).get(2));
    }
    picture.isTheFile("guide-idea.svg");
  }

  private static List<String> guesses(NDManager manager, NDArray sent, int[] places) {
    try (NearestNeighbourReader reader =
        new NearestNeighbourReader(manager, Demo.MODEL.embeddingTable())) {
      NDArray rows =
          sent.squeeze(0).get(manager.create(Arrays.stream(places).asLongStream().toArray()));
      return Arrays.stream(reader.read(rows))
          .mapToObj(id -> Demo.TOKENIZER.decode(new int[] {(int) id}).strip())
          .toList();
    }
  }

  private static String text(Prompt prompt, PromptToken word) {
    return prompt.text().substring(word.start(), word.end()).strip();
  }

  /** The first numbers at some places of [1,T,d], in units of rms(E). */
  private static double[][] numbers(NDArray array, int[] places, double rms) {
    double[][] numbers = new double[places.length][NUMBERS];
    for (int word = 0; word < places.length; word++) {
      float[] row = array.get(0, places[word]).toFloatArray();
      for (int i = 0; i < NUMBERS; i++) {
        numbers[word][i] = row[i] / rms;
      }
    }
    return numbers;
  }

  private static double largest(double[][] numbers) {
    double largest = 0;
    for (double[] row : numbers) {
      for (double number : row) {
        largest = Math.max(largest, Math.abs(number));
      }
    }
    return Math.ceil(10 * largest) / 10;
  }

  private static String one(double number) {
    return String.format(Locale.ROOT, "%.1f", number);
  }

  private static void name(Drawing to, double y, String title, String about) {
    to.text(title, 8, y - 8, Lettering.left(13).inBold(), COLOURS.text());
    to.text(about, 8, y + 10, Lettering.left(11), COLOURS.muted());
  }

  private static void texts(Drawing to, double y, String title, String about, List<String> words) {
    name(to, y, title, about);
    for (int i = 0; i < words.size(); i++) {
      to.text(words.get(i), LEFT + i * STEP + STRIP / 2, y, Lettering.center(13), COLOURS.text());
    }
  }

  private static void strips(
      Drawing to,
      double y,
      String title,
      String about,
      double[][] numbers,
      double full,
      int series) {
    name(to, y, title, about);
    double bar = STRIP / NUMBERS;
    for (int word = 0; word < numbers.length; word++) {
      double left = LEFT + word * STEP;
      to.rectangle(left - 4, y - HALF - 3, left + STRIP + 4, y + HALF + 3, COLOURS.subtle());
      to.line(Trace.segment(left, y, left + STRIP, y), 1, COLOURS.grid());
      for (int i = 0; i < NUMBERS; i++) {
        double tip = y - HALF * numbers[word][i] / full;
        to.rectangle(
            left + i * bar + 0.5,
            Math.min(y, tip),
            left + (i + 1) * bar - 0.5,
            Math.max(y, tip),
            COLOURS.color(series));
      }
    }
  }

  private static void box(Drawing to, double top, String words) {
    double right = LEFT + (WORDS - 1) * STEP + STRIP + 4;
    to.rounded(LEFT - 4, top, right, top + 32, 6, COLOURS.accentSubtle());
    to.text(words, (LEFT - 4 + right) / 2, top + 16, Lettering.center(12), COLOURS.accentText());
  }

  private static void border(Drawing to, double y) {
    to.line(Trace.segment(8, y, LEFT + WORDS * STEP, y), 1.5, COLOURS.muted(), 6, 4);
    to.text("above: on your device", 8, y - 9, Lettering.left(11), COLOURS.muted());
    to.text("below: with the host", 8, y + 12, Lettering.left(11), COLOURS.muted());
  }
}
