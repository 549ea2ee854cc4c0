package org.leadlight.evaluate;

import java.util.ArrayList;
import java.util.List;
import org.leadlight.run.Evaluation;
import org.leadlight.run.InspectedPrompt;
import org.leadlight.run.Inspection;
import org.leadlight.train.Evaluator;
import org.leadlight.transform.NoiseMaskedNoisyTransformerModel;

/** An evaluator that also inspects the fixed prompts of a run. */
public final class InspectingEvaluator implements Evaluator {

  private final Evaluator figures;
  private final PromptInspector inspector;
  private final NoiseMaskedNoisyTransformerModel model;
  private final List<FixedPrompt> prompts;

  /**
   * An evaluator.
   *
   * @param figures measures the figures
   * @param inspector inspects prompts
   * @param model the transform that is trained, in front of the inspector's model
   * @param prompts the fixed prompts
   */
  public InspectingEvaluator(
      Evaluator figures,
      PromptInspector inspector,
      NoiseMaskedNoisyTransformerModel model,
      List<FixedPrompt> prompts) {
    this.figures = figures;
    this.inspector = inspector;
    this.model = model;
    this.prompts = List.copyOf(prompts);
  }

  @Override
  public Evaluation evaluate(long step, Extent extent) {
    return figures.evaluate(step, extent);
  }

  @Override
  public List<InspectedPrompt> inspect(long step) {
    if (prompts.isEmpty()) {
      return List.of();
    }
    List<Inspection> made =
        inspector.inspect(
            model, prompts.stream().map(FixedPrompt::prompt).toList(), step, CleanAnswers.LONGEST);
    List<InspectedPrompt> inspected = new ArrayList<>();
    for (int i = 0; i < made.size(); i++) {
      inspected.add(new InspectedPrompt(step, i, prompts.get(i).title(), made.get(i)));
    }
    return inspected;
  }
}
