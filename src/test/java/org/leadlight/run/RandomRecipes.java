package org.leadlight.run;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** Valid recipes of every kind, drawn from a seed. */
public final class RandomRecipes {

  private static final String[] SOURCES = {
    "bundled:frontdesk",
    "org/model-7B",
    "/home/some body/it's \"here\"/$HOME `x`",
    "null",
    "12",
    "true",
    "[1, 2]",
    "C:\\models\\one two",
    " blanks around ",
    "line\nbreak\ttab",
    "grüße/模型",
    "-x=\\\\",
    "{\"a\": 1}"
  };

  private RandomRecipes() {}

  /** The recipe of a generator's next numbers. */
  public static RunSpec next(Random random) {
    FactoryDeclaration factory = Factories.all().get(random.nextInt(Factories.all().size()));
    boolean atLogits = !factory.layerOffered() || random.nextInt(4) == 0;
    Map<String, Double> values = new LinkedHashMap<>();
    for (Tunable tunable : factory.tunables()) {
      boolean share = tunable.scale() == Scale.LINEAR;
      values.put(tunable.key(), share ? random.nextDouble() : weight(random));
    }
    double smallest = positive(random);
    return new RunSpec(
        new ModelSpec(pick(random, SOURCES)),
        new DataSpec(
            pick(random, SOURCES),
            pick(random, SOURCES),
            "attackers/" + random.nextInt(100),
            pick(random, NoiseMaskRule.values()),
            pick(random, LossMaskRule.values())),
        new TransformSpec(
            pick(random, StandardDeviationForm.values()),
            smallest,
            smallest * (1.5 + random.nextDouble()),
            positive(random),
            positive(random),
            pick(random, MeanForm.values()),
            random.nextBoolean() ? null : Double.valueOf(positive(random)),
            1 + random.nextInt(64)),
        new LossSpec(
            factory.id(),
            atLogits ? null : Integer.valueOf(random.nextInt(6)),
            values,
            pick(random, SimilarityMode.values()),
            positive(random),
            positive(random)),
        training(random, factory.smallestBatch()));
  }

  private static TrainingSpec training(Random random, int smallest) {
    int batch = smallest * (1 + random.nextInt(32));
    return new TrainingSpec(
        1 + random.nextInt(1_000_000),
        batch,
        1 + random.nextInt(batch / smallest),
        positive(random),
        0.999 * random.nextDouble(),
        0.999 * random.nextDouble(),
        positive(random),
        random.nextBoolean() ? 0 : positive(random),
        positive(random),
        random.nextDouble(),
        random.nextDouble(),
        random.nextLong(),
        pick(random, "auto", "cpu", "cuda:0", "cuda:11"),
        1 + random.nextInt(64),
        1 + random.nextInt(10_000),
        1 + random.nextInt(10_000),
        1 + random.nextInt(10_000));
  }

  private static double weight(Random random) {
    return random.nextInt(3) == 0 ? 0 : positive(random);
  }

  /** Any size of number, some of them as a person types them. */
  private static double positive(Random random) {
    double drawn = Math.pow(10, -8 + 14 * random.nextDouble());
    return random.nextBoolean() ? drawn : Double.parseDouble("%.2g".formatted(drawn));
  }

  @SafeVarargs
  private static <T> T pick(Random random, T... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
