package org.leadlight.workspace.estimate;

import org.leadlight.format.ModelConfig;
import org.leadlight.format.TextLengths;
import org.leadlight.run.LossMaskRule;
import org.leadlight.run.RunSpec;

/**
 * The work of a training, counted in 1e9 floating-point operations.
 *
 * @param step one optimiser step: teacher forward, student forward and backward, cloak forward and
 *     backward with its weights
 * @param evaluations every evaluation together, the last one over all conversations
 * @param steps how many steps
 */
public record Workload(double step, double evaluations, int steps) {

  private static final double GIGA = 1e9;
  private static final int PASSES = 3; // teacher, student forward, student backward
  private static final int CLOAK_PASSES = 3; // forward, backward to its inputs and its weights
  private static final double CLEAN_ANSWER_PASSES = 1.3; // once per conversation of a run

  /** The work of a recipe on a model and its conversations. */
  public static Workload of(
      RunSpec spec, ModelConfig model, TextLengths training, TextLengths validation) {
    ModelWork work = new ModelWork(model, spec.transform());
    return new Workload(
        step(spec, work, SequenceShape.of(training, model)) / GIGA,
        evaluations(spec, work, SequenceShape.of(validation, model), validation.conversations())
            / GIGA,
        spec.training().steps());
  }

  /** All of it. */
  public double total() {
    return steps * step + evaluations;
  }

  private static double step(RunSpec spec, ModelWork work, SequenceShape shape) {
    Integer layer = spec.loss().distillationLayerIndex();
    int depth = layer == null ? work.model().layers() : layer + 1;
    double token =
        PASSES * depth * work.layer(shape.tokens()) + CLOAK_PASSES * work.cloak(shape.tokens());
    double heads = layer == null ? PASSES * work.head() * comparedTokens(spec, shape) : 0;
    return spec.training().batchSize() * (token * shape.tokens() + heads);
  }

  private static double comparedTokens(RunSpec spec, SequenceShape shape) {
    boolean answers = spec.data().lossMask() == LossMaskRule.ANSWERS;
    return answers ? shape.answerTokens() : shape.tokens();
  }

  private static double evaluations(
      RunSpec spec, ModelWork work, SequenceShape shape, int conversations) {
    int interval = spec.training().evaluationInterval();
    int between = Math.max(0, (spec.training().steps() - 1) / interval);
    int sample = Math.min(spec.training().evaluationConversations(), conversations);
    double forward = work.model().layers() * work.layer(shape.tokens()) * shape.tokens();
    double one =
        2 * forward
            + work.cloak(shape.tokens()) * shape.tokens()
            + work.head() * (2 * shape.answerTokens() + shape.tokens());
    double cleanAnswers = CLEAN_ANSWER_PASSES * forward * conversations;
    return ((double) between * sample + conversations) * one + cleanAnswers;
  }
}
