package org.leadlight.evaluate.lesson;

import java.nio.file.Path;
import java.util.List;
import org.leadlight.Demo;
import org.leadlight.data.PromptReader;
import org.leadlight.evaluate.NearestNeighbourReader;
import org.leadlight.evaluate.PromptInspector;
import org.leadlight.run.Recipes;
import org.leadlight.run.RunSpec;
import org.leadlight.run.TransformSpec;
import org.leadlight.run.lesson.LessonTransform;
import org.leadlight.run.lesson.LessonTransforms;
import org.leadlight.train.ShippedParameters;
import org.leadlight.transform.CloakSettings;
import org.leadlight.transform.NoiseMaskedNoisyTransformerModel;
import org.leadlight.transform.StandardDeviation;
import org.leadlight.transform.TransformerCloak;

/** The lessons on the bundled demonstration and the shipped transforms, loaded once. */
final class DemoLessons {

  static final String MESSAGE =
      "Guest [[Uma Garwell]] of [[Westhaven]] sent a mail. She asks us to drop the table for four"
          + " set for Thursday at 2:00 pm. It costs $136. She was furious. What is the mood?";

  private static final Path ATTACKERS =
      Path.of("assets/demo/conversations/frontdesk-attacker.jsonl");
  private static final NearestNeighbourReader READER =
      new NearestNeighbourReader(Demo.RUNTIME.manager(), Demo.MODEL.embeddingTable());

  static final Lessons ALL = new Lessons(stage());

  private DemoLessons() {}

  /** Lessons that have measured nothing yet. */
  static LessonStage stage() {
    int end = Demo.TOKENIZER.endToken().orElseThrow();
    int context = Demo.MODEL.config().contextLength();
    return new LessonStage(
        Demo.RUNTIME,
        Demo.MODEL,
        READER,
        new PromptInspector(Demo.RUNTIME, Demo.MODEL, Demo.TOKENIZER, READER, List.of(), end),
        new PromptReader(
            Demo.TOKENIZER.chatTemplate(), Recipes.DEMONSTRATION.data().noiseMask(), context),
        end,
        new LessonStage.Conversations(Demo.examples(400), Demo.reader(context).read(ATTACKERS)),
        new LessonStage.Loader() {
          @Override
          public NoiseMaskedNoisyTransformerModel beforehand(LessonTransform transform) {
            return load(transform);
          }

          /** The run n trained what stands at the n-th place of the lesson on layers. */
          @Override
          public NoiseMaskedNoisyTransformerModel ofRun(long run) {
            return load(LessonTransforms.ofPlace((int) run));
          }
        });
  }

  private static NoiseMaskedNoisyTransformerModel load(LessonTransform transform) {
    RunSpec recipe = transform.recipe();
    TransformSpec spec = recipe.transform();
    CloakSettings settings =
        new CloakSettings(
            new StandardDeviation(
                spec.standardDeviation(), spec.scaleMinimum(), spec.scaleMaximum(), spec.shallow()),
            spec.initialShare(),
            spec.mean(),
            spec.meanBound(),
            spec.blocks(),
            recipe.training().seed());
    TransformerCloak cloak = new TransformerCloak(Demo.RUNTIME, Demo.MODEL, settings);
    new ShippedParameters(Path.of("assets/lessons", transform.file()))
        .loadInto(cloak, Demo.RUNTIME);
    return new NoiseMaskedNoisyTransformerModel(Demo.MODEL, cloak, recipe.training().seed());
  }
}
