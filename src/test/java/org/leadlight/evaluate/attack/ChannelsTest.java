package org.leadlight.evaluate.attack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.leadlight.Demo;
import org.leadlight.evaluate.CleanAnswers;
import org.leadlight.evaluate.NearestNeighbourReader;
import org.leadlight.run.Figure;
import org.leadlight.run.attack.Mechanism;
import org.leadlight.tensor.StepScope;
import org.leadlight.transform.TokenBatch;

/** What every channel keeps, and what is known of some. */
final class ChannelsTest {

  private static final Mechanisms MECHANISMS = new Mechanisms(Demo.transform(3));

  static Stream<ReleaseChannel> channels() {
    ReleaseChannel transform = new TransformChannel(Demo.transform(3));
    return Stream.of(
        transform,
        new AveragedChannel(transform, 3),
        new IdentityChannel(Demo.MODEL),
        new SignFlipChannel(Demo.MODEL),
        new IndependentNoiseChannel(Demo.MODEL, transform, 1, 3),
        new ShuffledChannel(transform, Demo.examples(9)),
        MECHANISMS.of(Mechanism.ISOTROPIC_GAUSSIAN, 2),
        MECHANISMS.of(Mechanism.L2_LAPLACE, 2),
        MECHANISMS.of(Mechanism.CLIPPED_GAUSSIAN, 2),
        FixedSigmaChannel.smallest(Demo.transform(3)));
  }

  @ParameterizedTest
  @MethodSource("channels")
  void paddingAndCompanyChangeNothingAndCleanTokensPass(ReleaseChannel channel) {
    try (StepScope scope = StepScope.open(Demo.RUNTIME.manager())) {
      TokenBatch alone = AttackBatches.of(scope.manager(), Demo.examples(1), 80);
      TokenBatch among = AttackBatches.of(scope.manager(), Demo.examples(3), 96);
      NDArray one = channel.release(alone, Draw.victim(1)).xTilde();
      NDArray same = channel.release(among, Draw.victim(1)).xTilde();
      int real = alone.lengths()[0];
      NDIndex first = new NDIndex("0, :{}", real);
      assertArrayEquals(
          one.get(first).toFloatArray(), same.get(first).toFloatArray(), 1e-4f, "padding");
      if (!(channel instanceof ShuffledChannel)) { // whose clean tokens are another prompt's
        NDArray clean = Demo.MODEL.embed(alone.ids());
        assertEquals(clean.get(0, 0), one.get(0, 0), "the first token belongs to the template");
      }
    }
  }

  @Test
  void theMeanOfReleasesIsTheirMean() {
    ReleaseChannel transform = new TransformChannel(Demo.transform(3));
    try (StepScope scope = StepScope.open(Demo.RUNTIME.manager())) {
      TokenBatch batch = AttackBatches.of(scope.manager(), Demo.examples(2));
      NDArray sum = transform.release(batch, Draw.victim(10)).xTilde();
      NDArray second = transform.release(batch, Draw.victim(11)).xTilde();
      NDArray mean = transform.mean(batch, Draw.victim(5), 2).xTilde();
      assertArrayEquals(
          sum.add(second).div(2).toFloatArray(), mean.toFloatArray(), 1e-4f, "draws 10 and 11");
      assertNotEquals(sum, transform.release(batch, Draw.learning(10)).xTilde(), "other noise");
    }
  }

  @Test
  void theNoiseOfAMechanismIsAsLargeAsItsLevel() {
    for (Mechanism mechanism : List.of(Mechanism.ISOTROPIC_GAUSSIAN, Mechanism.L2_LAPLACE)) {
      try (StepScope scope = StepScope.open(Demo.RUNTIME.manager())) {
        TokenBatch batch = AttackBatches.of(scope.manager(), Demo.examples(16));
        Release release = MECHANISMS.of(mechanism, 2).release(batch, Draw.victim(0));
        NDArray noise = release.rows().sub(release.at(Demo.MODEL.embed(batch.ids())));
        double level = Math.sqrt(noise.square().mean().getFloat()) / DemoAttack.RMS;
        assertEquals(2, level, 0.05, mechanism.id());
      }
    }
  }

  @Test
  void identityKeepsEveryFigureOfUtilityAndHasNoNoise() {
    Map<String, Figure> figures =
        withUtility(utility -> utility.wholeFigures(new IdentityChannel(Demo.MODEL), share -> {}));
    assertEquals(1, value(figures, "answers_kept"));
    assertEquals(0, value(figures, "kl"), 1e-6);
    assertEquals(1, value(figures, "cosine_layer_0"), 1e-5);
    assertEquals(1, value(figures, "cosine_layer_5"), 1e-5);
    assertEquals(1, value(figures, "perplexity_ratio"), 1e-5);
    Map<String, Figure> noise = noise(new IdentityChannel(Demo.MODEL));
    assertEquals(0, value(noise, "noise_domination_percent"));
    assertEquals(0, value(noise, "changed_ids_percent"));
    assertEquals(1, value(noise, "cosine_noisy"), 1e-5);
  }

  @Test
  void noiseWeakensUtilityAndDominates() {
    ReleaseChannel loud = MECHANISMS.of(Mechanism.ISOTROPIC_GAUSSIAN, 20);
    Map<String, Figure> figures = withUtility(utility -> utility.wholeFigures(loud, share -> {}));
    assertTrue(value(figures, "perplexity_ratio") > 1.5);
    assertTrue(value(figures, "cosine_layer_5") < 0.99);
    Map<String, Figure> noise = noise(loud);
    assertTrue(value(noise, "noise_domination_percent") > 90);
    assertEquals(0, value(noise, "mean_domination_ratio"), 1e-5);
    assertTrue(value(noise, "noise_domination_ratio") > 10);
  }

  @Test
  void bisectionFindsTheHighestLevelThatKeepsTheTarget() {
    assertEquals(2, MatchedLevel.find(level -> 1 / level, 0.5), 0.06);
    assertEquals(MatchedLevel.LOWEST, MatchedLevel.find(level -> 0, 0.5), 1e-9);
  }

  private static Map<String, Figure> withUtility(
      Function<ChannelUtility, Map<String, Figure>> measured) {
    try (NearestNeighbourReader reader = reader()) {
      CleanAnswers answers =
          new CleanAnswers(Demo.MODEL, Demo.RUNTIME, Demo.TOKENIZER.endToken().orElseThrow());
      return measured.apply(
          new ChannelUtility(Demo.RUNTIME, Demo.MODEL, answers, reader, Demo.examples(8), 0));
    }
  }

  private static Map<String, Figure> noise(ReleaseChannel channel) {
    try (NearestNeighbourReader reader = reader()) {
      return NoiseMeasures.of(
          Demo.RUNTIME.manager(), Demo.MODEL, reader, Demo.examples(8), channel, Draw.victim(0));
    }
  }

  private static NearestNeighbourReader reader() {
    return new NearestNeighbourReader(Demo.RUNTIME.manager(), Demo.MODEL.embeddingTable());
  }

  private static double value(Map<String, Figure> figures, String name) {
    return figures.get(name).value();
  }
}
