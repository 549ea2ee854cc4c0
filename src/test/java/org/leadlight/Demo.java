package org.leadlight;

import java.nio.file.Path;
import java.util.List;
import org.leadlight.data.Example;
import org.leadlight.data.ExampleReader;
import org.leadlight.lm.CausalLanguageModel;
import org.leadlight.lm.LanguageModels;
import org.leadlight.lm.TextTokenizer;
import org.leadlight.run.Recipes;
import org.leadlight.run.StandardDeviationForm;
import org.leadlight.run.TransformSpec;
import org.leadlight.tensor.RuntimeOptions;
import org.leadlight.tensor.TensorRuntime;
import org.leadlight.transform.CloakSettings;
import org.leadlight.transform.NoiseMaskedNoisyTransformerModel;
import org.leadlight.transform.StandardDeviation;
import org.leadlight.transform.TransformerCloak;

/** The bundled demonstration, loaded once for all tests that need a real model with real words. */
public final class Demo {

  public static final Path FOLDER = Path.of("assets/demo/model");
  public static final Path TRAIN = Path.of("assets/demo/conversations/frontdesk-train.jsonl");

  public static final Path VALIDATION =
      Path.of("assets/demo/conversations/frontdesk-validation.jsonl");
  public static final TensorRuntime RUNTIME = TensorRuntime.start(RuntimeOptions.cpu());
  public static final CausalLanguageModel MODEL = LanguageModels.load(FOLDER, RUNTIME);
  public static final TextTokenizer TOKENIZER = TextTokenizer.open(FOLDER);
  private static final List<Example> EXAMPLES =
      reader(MODEL.config().contextLength()).read(VALIDATION);

  private Demo() {}

  /** A reader with the demonstration's mask rules for a model of another context length. */
  public static ExampleReader reader(int contextLength) {
    return new ExampleReader(TOKENIZER.chatTemplate(), Recipes.DEMONSTRATION.data(), contextLength);
  }

  /** The first validation conversations. */
  public static List<Example> examples(int count) {
    return EXAMPLES.subList(0, count);
  }

  /** The demonstration's transform at its start. */
  public static NoiseMaskedNoisyTransformerModel transform(long seed) {
    TransformSpec spec = Recipes.DEMONSTRATION.transform();
    StandardDeviation deviation =
        new StandardDeviation(
            StandardDeviationForm.CLOAK, spec.scaleMinimum(), spec.scaleMaximum(), spec.shallow());
    CloakSettings settings =
        new CloakSettings(
            deviation, spec.initialShare(), spec.mean(), spec.meanBound(), spec.blocks(), seed);
    return new NoiseMaskedNoisyTransformerModel(
        MODEL, new TransformerCloak(RUNTIME, MODEL, settings), seed);
  }
}
