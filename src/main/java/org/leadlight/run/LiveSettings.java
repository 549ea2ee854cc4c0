package org.leadlight.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * The numbers of a recipe that may change between two steps of its training: what the factory
 * declares, and three of the training itself. Everything else is fixed while a run goes on.
 */
public final class LiveSettings {

  /** The peak of the learning-rate schedule. */
  public static final String LEARNING_RATE = "learning_rate";

  /** The largest gradient norm. */
  public static final String CLIP_NORM = "clip_norm";

  /** Steps between evaluations. */
  public static final String EVALUATION_INTERVAL = "evaluation_interval";

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private static final List<Tunable> OF_THE_TRAINING =
      List.of(
          new Tunable(LEARNING_RATE, "", 1e-5, 1e-1, Scale.LOG, Side.BALANCE, 1e-3),
          new Tunable(CLIP_NORM, "", 1e-2, 1e2, Scale.LOG, Side.BALANCE, 1),
          new Tunable(EVALUATION_INTERVAL, "steps", 1, 1e5, Scale.LOG, Side.BALANCE, 100));

  private LiveSettings() {}

  /** Every number that may change while a training with this factory goes on. */
  public static List<Tunable> tunables(FactoryDeclaration factory) {
    List<Tunable> all = new ArrayList<>(factory.tunables());
    all.addAll(OF_THE_TRAINING);
    return List.copyOf(all);
  }

  /** What a recipe sets them to, by key, in the order of {@link #tunables}. */
  public static Map<String, Double> of(RunSpec spec) {
    Map<String, Double> values = new LinkedHashMap<>();
    for (Tunable tunable : tunables(factory(spec))) {
      values.put(tunable.key(), value(spec, tunable.key()));
    }
    return values;
  }

  /** {@link #of} as a JSON object, the same text for the same numbers. */
  public static String json(RunSpec spec) {
    return JSON.writeValueAsString(of(spec));
  }

  /**
   * The recipe with some of them changed.
   *
   * @param changes new values by key
   * @throws InvalidRecipeException with every fault: a key that is not live, a value out of range
   */
  public static RunSpec apply(RunSpec spec, Map<String, Double> changes) {
    Map<String, Double> known = of(spec);
    List<Fault> faults = new ArrayList<>();
    RunSpec changed = spec;
    for (Map.Entry<String, Double> change : changes.entrySet()) {
      String key = change.getKey();
      if (!known.containsKey(key)) {
        faults.add(
            new Fault(
                key,
                key
                    + " cannot change while a run goes on; what can is: "
                    + String.join(", ", known.keySet())
                    + "."));
      } else {
        wholeFault(key, change.getValue()).ifPresent(faults::add);
        changed = with(changed, key, change.getValue());
      }
    }
    faults.addAll(Validation.faults(changed));
    if (!faults.isEmpty()) {
      throw new InvalidRecipeException(faults);
    }
    return changed;
  }

  /**
   * Reads assignments.
   *
   * @param assignments each {@code key=value}, such as {@code alpha=0.6}; {@code off} is 0, and a
   *     whole path such as {@code training.clip_norm} counts by its last part
   * @return the values by key
   * @throws InvalidRecipeException with every assignment that cannot be read
   */
  public static Map<String, Double> parse(List<String> assignments) {
    Map<String, Double> values = new LinkedHashMap<>();
    List<Fault> faults = new ArrayList<>();
    for (String assignment : assignments) {
      int equals = assignment.indexOf('=');
      String path = assignment.substring(0, Math.max(0, equals)).strip();
      String value = assignment.substring(equals + 1).strip();
      try {
        values.put(
            path.substring(path.lastIndexOf('.') + 1),
            value.equals("off") ? 0 : Double.parseDouble(value));
      } catch (NumberFormatException notANumber) {
        equals = -1;
      }
      if (equals < 1) {
        faults.add(
            new Fault(assignment, "\"" + assignment + "\" is no key=number, such as alpha=0.6."));
      }
    }
    if (!faults.isEmpty()) {
      throw new InvalidRecipeException(faults);
    }
    return values;
  }

  private static Optional<Fault> wholeFault(String key, double value) {
    boolean fits = !key.equals(EVALUATION_INTERVAL) || value == Math.rint(value);
    return fits
        ? Optional.empty()
        : Optional.of(
            new Fault(
                "training." + key, "training." + key + " is " + value + "; it counts steps."));
  }

  private static FactoryDeclaration factory(RunSpec spec) {
    return Factories.find(spec.loss().factory())
        .orElseThrow(() -> new InvalidRecipeException(Validation.faults(spec)));
  }

  private static double value(RunSpec spec, String key) {
    return switch (key) {
      case LEARNING_RATE -> spec.training().learningRate();
      case CLIP_NORM -> spec.training().clipNorm();
      case EVALUATION_INTERVAL -> spec.training().evaluationInterval();
      default -> spec.loss().value(key);
    };
  }

  private static RunSpec with(RunSpec spec, String key, double value) {
    TrainingSpec training = spec.training();
    return switch (key) {
      case LEARNING_RATE, CLIP_NORM, EVALUATION_INTERVAL ->
          spec.withTraining(
              training.withLive(
                  key.equals(LEARNING_RATE) ? value : training.learningRate(),
                  key.equals(CLIP_NORM) ? value : training.clipNorm(),
                  key.equals(EVALUATION_INTERVAL)
                      ? (int) Math.clamp(value, 0, Integer.MAX_VALUE)
                      : training.evaluationInterval()));
      default -> spec.withLoss(spec.loss().withValue(key, value));
    };
  }
}
