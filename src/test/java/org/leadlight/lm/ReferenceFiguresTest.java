package org.leadlight.lm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.leadlight.format.JsonObjectFile;
import tools.jackson.databind.JsonNode;

/**
 * Every figure of the fixtures, made with transformers 5.18.0 in float32 (see fixtures/README.md
 * for the tolerances).
 */
class ReferenceFiguresTest {

  private static final double TOLERANCE = 2e-4;
  private static final double SMALLEST_GAP = 1e-3;

  static List<String> fixtures() {
    return Models.fixtures();
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void everyFigureEqualsTheReference(String fixture) {
    JsonNode expected =
        JsonObjectFile.read(Models.FIXTURES.resolve(fixture).resolve("expected.json"));
    try (CausalLanguageModel model = Models.load(fixture)) {
      int index = 0;
      for (JsonNode sequence : expected.path("sequences")) {
        try (NDManager manager = Models.RUNTIME.manager().newSubManager()) {
          new Comparison(fixture + " sequence " + index++, model, manager, sequence).all();
        }
      }
      assertTrue(index > 0, "the fixture has sequences");
    }
  }

  private record Comparison(
      String name, CausalLanguageModel model, NDManager manager, JsonNode sequence) {

    void all() {
      long[] ids = longs(sequence.path("ids"));
      NDArray x = embed(ids);
      NDArray mask = manager.ones(new Shape(1, ids.length));
      last("embedding", x, sequence.path("embedding_last"));
      for (JsonNode layer : sequence.path("hidden_after_layer")) {
        int k = layer.path("layer").asInt();
        NDArray hidden = model.hidden(x, mask, k);
        last("layer " + k, hidden, layer);
        near("layer " + k + " mean", mean(hidden), layer.path("all_positions_mean"));
        near("layer " + k + " norm", norm(hidden), layer.path("all_positions_norm"));
      }
      logits(model.head(model.finalState(x, mask)));
      greedy(ids);
    }

    private void last(String what, NDArray states, JsonNode figures) {
      float[] all = states.toFloatArray();
      int width = model.config().hiddenSize();
      float[] row = Arrays.copyOfRange(all, all.length - width, all.length);
      near(what + " mean", mean(row), figures.path("mean"));
      near(what + " norm", norm(row), figures.path("norm"));
      for (int i = 0; i < 8; i++) {
        near(what + " value " + i, row[i], figures.path("first8").path(i));
      }
    }

    private void logits(NDArray logits) {
      int vocabulary = model.config().vocabularySize();
      float[] all = logits.toFloatArray();
      int positions = all.length / vocabulary;
      for (int v = 0; v < vocabulary; v++) {
        double expected = sequence.path("last_logits").path(v).asDouble();
        assertEquals(
            expected, all[(positions - 1) * vocabulary + v], TOLERANCE, name + " logit " + v);
      }
      for (int t = 0; t < positions; t++) {
        position(Arrays.copyOfRange(all, t * vocabulary, (t + 1) * vocabulary), t);
      }
    }

    private void position(float[] row, int t) {
      int best = best(row);
      if (sequence.path("top2_gap").path(t).asDouble() > SMALLEST_GAP) {
        assertEquals(sequence.path("argmax").path(t).asInt(), best, name + " argmax at " + t);
      }
      double sum = 0;
      for (float logit : row) {
        sum += Math.exp(logit - row[best]);
      }
      assertEquals(
          sequence.path("argmax_logprob").path(t).asDouble(),
          -Math.log(sum),
          TOLERANCE,
          name + " log-probability at " + t);
    }

    private void greedy(long[] prompt) {
      if (sequence.path("greedy16_min_gap").asDouble() <= SMALLEST_GAP) {
        return;
      }
      long[] ids = prompt;
      for (JsonNode next : sequence.path("greedy16")) {
        NDArray mask = manager.ones(new Shape(1, ids.length));
        NDArray states = model.finalState(embed(ids), mask);
        float[] row = model.head(states.get(":, -1")).toFloatArray();
        assertEquals(next.asInt(), best(row), name + " greedy token " + (ids.length));
        ids = Arrays.copyOf(ids, ids.length + 1);
        ids[ids.length - 1] = next.asLong();
      }
    }

    private NDArray embed(long[] ids) {
      return model.embed(manager.create(ids, new Shape(1, ids.length)));
    }

    private void near(String what, double actual, JsonNode figure) {
      assertTrue(figure.isNumber(), what + " is in the fixture");
      double expected = figure.asDouble();
      double tolerance = TOLERANCE * Math.max(1, Math.abs(expected));
      assertEquals(expected, actual, tolerance, name + " " + what);
    }

    private static int best(float[] row) {
      return IntStream.range(0, row.length).reduce(0, (a, b) -> row[b] > row[a] ? b : a);
    }

    private static double mean(NDArray array) {
      return mean(array.toFloatArray());
    }

    private static double mean(float[] values) {
      return IntStream.range(0, values.length).mapToDouble(i -> values[i]).average().orElseThrow();
    }

    private static double norm(NDArray array) {
      return norm(array.toFloatArray());
    }

    private static double norm(float[] values) {
      return Math.sqrt(
          IntStream.range(0, values.length).mapToDouble(i -> (double) values[i] * values[i]).sum());
    }

    private static long[] longs(JsonNode numbers) {
      return StreamSupport.stream(numbers.spliterator(), false)
          .mapToLong(JsonNode::asLong)
          .toArray();
    }
  }
}
