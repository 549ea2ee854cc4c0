package org.leadlight.train;

import java.util.List;
import java.util.function.UnaryOperator;
import org.leadlight.Demo;
import org.leadlight.loss.DistillationLoss;
import org.leadlight.loss.LossSchedule;
import org.leadlight.loss.RecipeLoss;
import org.leadlight.run.RecipeFormat;
import org.leadlight.run.Recipes;
import org.leadlight.run.TrainingSpec;
import org.leadlight.transform.DistillationPoint;
import org.leadlight.transform.NoiseMaskedNoisyTransformerModel;

/** The demonstration's training on a few conversations, ready to take steps. */
record DemoTraining(NoiseMaskedNoisyTransformerModel model, TrainingStep step, TrainingSpec spec) {

  static DemoTraining of(String... assignments) {
    return with(UnaryOperator.identity(), assignments);
  }

  /** The loss may be changed on its way to the step. */
  static DemoTraining with(UnaryOperator<DistillationLoss> change, String... assignments) {
    var recipe =
        RecipeFormat.with(
            RecipeFormat.with(Recipes.DEMONSTRATION, List.of("distillation_layer_index=0")),
            List.of(assignments));
    NoiseMaskedNoisyTransformerModel model = Demo.transform(recipe.training().seed());
    LossSchedule loss = schedule(new RecipeLoss(model, recipe.loss()), change);
    return new DemoTraining(
        model,
        new TrainingStep(
            Demo.RUNTIME,
            model,
            new DistillationPoint(recipe.loss().distillationLayerIndex()),
            loss,
            Demo.examples(40),
            recipe.training()),
        recipe.training());
  }

  private static LossSchedule schedule(RecipeLoss recipe, UnaryOperator<DistillationLoss> change) {
    return new LossSchedule() {
      @Override
      public DistillationLoss at(long step) {
        return change.apply(recipe.at(step));
      }

      @Override
      public int smallestBatch() {
        return recipe.smallestBatch();
      }
    };
  }

  String hash() {
    return ParameterHash.sha256(model.cloak().parameters());
  }

  DemoTraining take(int steps) {
    for (int i = 0; i < steps; i++) {
      step.take();
    }
    return this;
  }
}
