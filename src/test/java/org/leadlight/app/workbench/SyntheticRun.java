package org.leadlight.app.workbench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.leadlight.run.Factories;
import org.leadlight.run.Figure;
import org.leadlight.run.InspectedPrompt;
import org.leadlight.run.InspectedToken;
import org.leadlight.run.Inspection;
import org.leadlight.run.Recipes;
import org.leadlight.run.RunSpec;
import org.leadlight.run.TokenGuess;
import org.leadlight.workspace.Command;
import org.leadlight.workspace.CommandRequest;
import org.leadlight.workspace.CommandState;
import org.leadlight.workspace.Origin;

/**
 * A run-like snapshot for pictures and tests; shapes as a real run shows them, numbers invented.
 */
public final class SyntheticRun {

  private static final int STEPS = 412;
  private static final Pattern PUBLIC = Pattern.compile("\\p{L}+|\\d|[^\\s\\p{L}\\d]");
  private static final Pattern PRIVATE = Pattern.compile("\\p{L}{1,3}|\\d|[^\\s\\p{L}\\d]");
  private static final String[] GUESSES = {
    "sum",
    " re",
    "lun",
    "ho",
    "servi",
    " Ol",
    "L",
    "lef",
    "m",
    "ch",
    " \u00f7",
    " Reception",
    " ",
    "\n"
  };

  private SyntheticRun() {}

  /** A run at step 412 of 600 whose entropy weight was changed at step 380. */
  public static RunUpdate update() {
    Random random = new Random(7);
    Map<String, double[]> values = new LinkedHashMap<>();
    List<String> names =
        List.of(
            "composite_loss",
            "distillation_loss",
            "stained_glass_transform_loss",
            "distillation_layer_cosine_distance_loss",
            "gaussian_entropy_log_loss",
            "input_embedding_similarity_loss",
            "std_log_ratio_loss",
            "noise_positions",
            "loss_positions");
    names.forEach(name -> values.put("component/" + name, new double[STEPS]));
    List.of(
            "optimiser/learning_rate",
            "optimiser/gradient_norm",
            "speed/tokens_per_second",
            "speed/step_seconds",
            "speed/evaluation_seconds",
            "device/memory_bytes",
            "device/load")
        .forEach(name -> values.put(name, new double[STEPS]));
    for (int i = 0; i < STEPS; i++) {
      double early = Math.exp(-i / 45.0);
      double entropyWeight = i < 380 ? 0.15 : 0.3;
      double cosine = 0.0095 + 0.003 * (1 - early) + 0.0018 * Math.abs(random.nextGaussian());
      double entropy = 3.1 * early - 0.62 * (1 - early) + 0.03 * random.nextGaussian();
      double similarity = 0.41 + 0.55 * early + 0.01 * random.nextGaussian();
      double keep = 30 * cosine;
      double hide = entropyWeight * entropy + 0.1 * similarity;
      double[] row = {
        0.4 * keep + 0.6 * hide,
        keep,
        hide,
        cosine,
        entropy,
        similarity,
        1.25 + 3.8 * early + 0.05 * random.nextGaussian(),
        290 + random.nextInt(60),
        70 + random.nextInt(20)
      };
      for (int k = 0; k < row.length; k++) {
        values.get("component/" + names.get(k))[i] = row[k];
      }
      values.get("optimiser/learning_rate")[i] =
          1e-3 * (i < 30 ? i / 30.0 : 0.55 + 0.45 * Math.cos(Math.PI * i / 600));
      values.get("optimiser/gradient_norm")[i] = 0.4 + 2 * early + 0.1 * random.nextDouble();
      values.get("speed/tokens_per_second")[i] = 4900 + 120 * random.nextGaussian();
      values.get("speed/step_seconds")[i] = 0.103 + 0.004 * random.nextGaussian();
      values.get("speed/evaluation_seconds")[i] = 0.4;
      values.get("device/memory_bytes")[i] = 0.62 * (1L << 30);
      values.get("device/load")[i] = 0.48;
    }
    double[] steps = new double[STEPS];
    for (int i = 0; i < STEPS; i++) {
      steps[i] = i + 1;
    }
    Map<String, Points> series = new LinkedHashMap<>();
    values.forEach((name, array) -> series.put(name, new Points(steps, array, STEPS)));
    return new RunUpdate(
        new WorkspaceFacts("~/leadlight", 1, 0, false),
        Optional.of(head(STEPS, RunState.RUNNING)),
        series,
        hyperparameters(),
        evaluations(),
        prompts());
  }

  /** The head of the run. */
  public static RunHead head(long step, RunState state) {
    Machine machine = new Machine("cpu", 16L << 30, 2);
    return new RunHead(12, Recipes.DEMONSTRATION, state, step, "", machine);
  }

  /** The same run as {@link #update()}, whose change of step 380 was asked for, in a state. */
  public static RunUpdate steered(RunState state, Command... more) {
    RunUpdate update = update();
    return new RunUpdate(
        update.facts(),
        Optional.of(steered(STEPS, state, more)),
        update.appended(),
        update.hyperparameters(),
        update.evaluations(),
        update.prompts());
  }

  /** The head of a run whose entropy weight was set from 0.15 to 0.3 at step 380. */
  public static RunHead steered(long step, RunState state, Command... more) {
    RunSpec began =
        Recipes.DEMONSTRATION.withLoss(
            Recipes.DEMONSTRATION.loss().withValue(Factories.ENTROPY, 0.15));
    List<Command> commands = new ArrayList<>();
    commands.add(command(1, CommandState.APPLIED, 380, "", Map.of(Factories.ENTROPY, 0.3)));
    commands.addAll(List.of(more));
    RunPast past = new RunPast(Origin.NONE, 0, List.of(200L, 400L), RunChanges.of(began, commands));
    return new RunHead(12, began, state, step, "", new Machine("cpu", 16L << 30, 2), past);
  }

  /** A change of live numbers. */
  public static Command command(
      long id, CommandState state, long step, String reason, Map<String, Double> values) {
    return new Command(id, CommandRequest.set(values), state, step, reason, 0);
  }

  private static List<HyperparameterRow> hyperparameters() {
    Map<String, Double> before = new LinkedHashMap<>(Recipes.DEMONSTRATION.loss().values());
    before.put(Factories.ENTROPY, 0.15);
    Map<String, Double> after = new LinkedHashMap<>(before);
    after.put(Factories.ENTROPY, 0.3);
    return List.of(new HyperparameterRow(1, before), new HyperparameterRow(380, after));
  }

  private static List<Evaluated> evaluations() {
    List<Evaluated> evaluations = new ArrayList<>();
    for (int step = 0; step <= 400; step += 40) {
      double gone = 1 - Math.exp(-step / 60.0);
      evaluations.add(
          new Evaluated(
              step,
              Map.of(
                  Evaluated.ANSWERS_KEPT, figure(1 - 0.045 * gone),
                  Evaluated.NOISE_RMS, figure(0.1 + 6 * gone),
                  Evaluated.RECOVERED_ALL, figure(1 - 0.252 * gone),
                  Evaluated.RECOVERED_PRIVATE, figure(1 - 0.797 * gone))));
    }
    return evaluations;
  }

  /** What four prompts became at every evaluation: the reader loses private words as it goes. */
  private static List<InspectedPrompt> prompts() {
    List<InspectedPrompt> prompts = new ArrayList<>();
    for (int step = 0; step <= 400; step += 40) {
      prompts.add(
          prompt(
              step,
              0,
              "cable visit",
              "Chat from [David Ashden] in [Silverhaven]. He asks to shift the cable visit to"
                  + " Wednesday, 8:45 am. It costs $199. He is in no hurry. How much is it?"));
      prompts.add(
          prompt(step, 1, "amount, bank", "Call from [Fiona Garwick]: name the price, 164."));
      prompts.add(prompt(step, 2, "day, telecom", "[Zelda Kelton] asks for Saturday. Which day?"));
      prompts.add(prompt(step, 3, "mood, clinic", "[Ivo Marsh] seemed very concerned. How so?"));
    }
    return prompts;
  }

  /**
   * An inspection of words whose private ones stand in brackets: public words are read, private
   * ones split into short tokens whose ranks grow with the step.
   */
  public static InspectedPrompt prompt(int step, int number, String title, String marked) {
    StringBuilder words = new StringBuilder();
    List<InspectedToken> tokens = new ArrayList<>();
    String[] parts = marked.split("[\\[\\]]");
    for (int part = 0; part < parts.length; part++) {
      boolean isPrivate = part % 2 == 1;
      Matcher token = (isPrivate ? PRIVATE : PUBLIC).matcher(parts[part]);
      while (token.find()) {
        int rank = isPrivate ? 1 + (step * (13 + 29 * (tokens.size() % 5))) / 80 : 1;
        String guess = rank == 1 ? token.group() : GUESSES[(tokens.size() + step) % GUESSES.length];
        int start = words.length() + token.start();
        tokens.add(
            new InspectedToken(start, start + token.group().length(), guess, rank, isPrivate));
      }
      words.append(parts[part]);
    }
    boolean isKept = (step / 40 + number) % 5 != 4;
    String answer = isKept ? "$199." : "$1999.";
    return new InspectedPrompt(
        step,
        number,
        title,
        new Inspection(
            words.toString(),
            tokens,
            "$199.",
            answer,
            isKept,
            Map.of("sign_flipped", flipped(tokens))));
  }

  private static List<TokenGuess> flipped(List<InspectedToken> tokens) {
    return tokens.stream().map(token -> new TokenGuess(GUESSES[0], 900)).toList();
  }

  private static Figure figure(double value) {
    return new Figure(value, 200, value - 0.03, Math.min(value + 0.02, Math.max(1, value)));
  }
}
