package org.leadlight.app.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.leadlight.app.workbench.Evaluated;
import org.leadlight.run.ComponentDeclaration;
import org.leadlight.run.Evaluation;
import org.leadlight.run.Factories;
import org.leadlight.run.Figure;
import org.leadlight.run.InspectedPrompt;
import org.leadlight.run.InspectedToken;
import org.leadlight.run.Inspection;
import org.leadlight.run.LiveSettings;
import org.leadlight.run.RecipeFormat;
import org.leadlight.run.Recipes;
import org.leadlight.run.RunSpec;
import org.leadlight.workspace.Command;
import org.leadlight.workspace.CommandRequest;
import org.leadlight.workspace.Dated;
import org.leadlight.workspace.MetricRow;
import org.leadlight.workspace.RunClaim;
import org.leadlight.workspace.RunState;
import org.leadlight.workspace.Workspace;

/**
 * The record of a long run that nobody trained: curves that fall and shake, evaluations with
 * prompts, and numbers that were changed on the way, written as a worker writes them.
 *
 * @param steps steps of the run
 * @param series curves of the run, at least those of every run
 */
record LongRun(int steps, int series) {

  /** Steps between two evaluations. */
  static final int EVALUATION_INTERVAL = 200;

  private static final int CHANGES = 5;
  private static final int ROWS_AT_ONCE = 1_000;
  private static final int PROMPTS = 4;
  private static final int WORDS = 60;

  /** The curves that every run has. */
  static List<String> usualNames() {
    List<String> names = new ArrayList<>(List.of("component/composite_loss"));
    for (ComponentDeclaration component : Factories.DISTILLATION.components()) {
      names.add("component/" + component.key());
    }
    names.add("optimiser/learning_rate");
    names.add("optimiser/gradient_norm");
    names.add("speed/tokens_per_second");
    names.add("speed/step_seconds");
    return names;
  }

  private List<String> names() {
    List<String> names = usualNames();
    for (int i = names.size(); i < series; i++) {
      names.add("component/extra_" + i);
    }
    return List.copyOf(names);
  }

  /**
   * Writes the run, finished.
   *
   * @param seed what tells it from others of its kind
   * @return its number
   */
  long writeTo(Workspace workspace, long seed) {
    Random random = new Random(seed);
    long run = workspace.enqueue("", recipe(seed, random));
    try (RunClaim claim = RunClaim.of(workspace, run).orElseThrow()) {
      claim.begin("cpu", "{}", "{}", 0);
      append(workspace, claim, random);
      for (long step = 0; step <= steps; step += EVALUATION_INTERVAL) {
        claim.recordEvaluation(evaluation(step, random), prompts(step, random));
      }
      claim.finish(RunState.FINISHED, "");
    }
    return run;
  }

  private RunSpec recipe(long seed, Random random) {
    return RecipeFormat.with(
        Recipes.DEMONSTRATION,
        List.of(
            "training.steps=" + steps,
            "training.seed=" + seed,
            "training.evaluation_interval=" + EVALUATION_INTERVAL,
            "loss.alpha=" + (2 + random.nextInt(7)) / 10.0));
  }

  private void append(Workspace workspace, RunClaim claim, Random random) {
    List<String> names = names();
    RunSpec spec = claim.run().spec();
    List<MetricRow> rows = new ArrayList<>();
    List<Dated> changes = new ArrayList<>(List.of(new Dated(0, LiveSettings.json(spec))));
    List<Command> decided = new ArrayList<>();
    for (int step = 0; step < steps; step++) {
      if (step > 0 && step % Math.ceilDiv(steps, CHANGES) == 0) {
        Map<String, Double> change = Map.of("alpha", 0.3 + 0.4 * random.nextDouble());
        spec = LiveSettings.apply(spec, change);
        changes.add(new Dated(step, LiveSettings.json(spec)));
        decided.add(obeyed(workspace, claim.run().id(), change, step));
      }
      rows.add(new MetricRow(step, names, numbers(names.size(), step, random)));
      if (rows.size() == ROWS_AT_ONCE || step == steps - 1) {
        claim.appendSteps(rows, changes, decided);
        rows.clear();
        changes.clear();
        decided.clear();
      }
    }
  }

  private static Command obeyed(
      Workspace workspace, long run, Map<String, Double> change, long step) {
    long id = workspace.commands().request(run, CommandRequest.set(change));
    Command asked = workspace.commands().find(id).orElseThrow();
    return new Command(
        id, asked.request(), asked.state(), step, asked.reason(), asked.requestedAt());
  }

  private double[] numbers(int count, int step, Random random) {
    double[] numbers = new double[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = 0.1 * i + Math.exp(-5.0 * step / steps) + 0.1 * random.nextGaussian();
    }
    return numbers;
  }

  private Evaluation evaluation(long step, Random random) {
    double done = (double) step / steps;
    double kept = 0.95 - 0.05 * random.nextDouble();
    double read = Math.max(0, 1 - 2 * done) + 0.03 * random.nextDouble();
    return new Evaluation(
        step,
        Map.of(
            Evaluated.ANSWERS_KEPT,
            share(kept, 50),
            "reference_answers",
            share(kept, 50),
            "top1_agreement",
            share(kept, 215),
            "kl",
            new Figure(done, 215, done, done),
            Evaluated.NOISE_RMS,
            new Figure(8, 50, 8, 8),
            Evaluated.RECOVERED_ALL,
            share(Math.min(1, 0.6 + read), 1_000),
            Evaluated.RECOVERED_PRIVATE,
            share(Math.min(1, read), 300)));
  }

  private static Figure share(double value, long count) {
    double half = Math.sqrt(value * (1 - value) / count);
    return new Figure(value, count, Math.max(0, value - 2 * half), Math.min(1, value + 2 * half));
  }

  private static List<InspectedPrompt> prompts(long step, Random random) {
    List<InspectedPrompt> prompts = new ArrayList<>();
    for (int i = 0; i < PROMPTS; i++) {
      List<InspectedToken> tokens = new ArrayList<>();
      for (int word = 0; word < WORDS; word++) {
        int start = 5 * word;
        tokens.add(
            new InspectedToken(
                start, start + 4, "else", 1 + random.nextInt(300), random.nextInt(4) == 0));
      }
      prompts.add(
          new InspectedPrompt(
              step,
              i,
              "conversation " + (i + 1),
              new Inspection("word ".repeat(WORDS), tokens, "Yes.", "Yes.", true)));
    }
    return prompts;
  }
}
