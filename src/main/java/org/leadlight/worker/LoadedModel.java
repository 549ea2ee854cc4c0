package org.leadlight.worker;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.leadlight.data.PromptReader;
import org.leadlight.evaluate.NearestNeighbourReader;
import org.leadlight.evaluate.PromptInspector;
import org.leadlight.evaluate.attack.QuickTokenReader;
import org.leadlight.lm.CausalLanguageModel;
import org.leadlight.lm.LanguageModels;
import org.leadlight.lm.TextTokenizer;
import org.leadlight.run.InspectedPrompt;
import org.leadlight.run.Inspection;
import org.leadlight.run.MarkedPrompt;
import org.leadlight.run.RunSpec;
import org.leadlight.run.TransformSpec;
import org.leadlight.run.UserMistakeException;
import org.leadlight.tensor.RuntimeOptions;
import org.leadlight.tensor.RuntimeReport;
import org.leadlight.tensor.TensorRuntime;
import org.leadlight.train.StoredParameters;
import org.leadlight.transform.CloakSettings;
import org.leadlight.transform.NoiseMaskedNoisyTransformerModel;
import org.leadlight.transform.StandardDeviation;
import org.leadlight.transform.TransformerCloak;
import org.leadlight.workspace.Catalogue;

/** A running engine with the frozen model of a recipe, its tokenizer and what reads embeddings. */
final class LoadedModel implements AutoCloseable {

  private static final int LONGEST_TYPED = 24; // tokens of an answer: somebody is waiting

  private final RunSpec spec;
  private final TensorRuntime runtime;
  private final CausalLanguageModel base;
  private final TextTokenizer tokenizer;
  private final int endToken;
  private final NearestNeighbourReader reader;
  private final PromptInspector inspector;
  private @Nullable TransformerCloak cloakForStored;
  private String storedSha256 = ""; // of what it holds

  private LoadedModel(
      RunSpec spec, TensorRuntime runtime, CausalLanguageModel base, TextTokenizer tokenizer) {
    this.spec = spec;
    this.runtime = runtime;
    this.base = base;
    this.tokenizer = tokenizer;
    this.endToken = endToken(spec.model().source(), tokenizer);
    this.reader = new NearestNeighbourReader(runtime.manager(), base.embeddingTable());
    this.inspector =
        new PromptInspector(
            runtime,
            base,
            tokenizer,
            reader,
            QuickTokenReader.all(runtime.manager(), base.embeddingTable()),
            endToken);
  }

  /**
   * Starts the engine and loads the model that a recipe names.
   *
   * @throws UserMistakeException when the device or the model is at fault
   */
  static LoadedModel load(RunSpec spec, Catalogue catalogue) {
    return load(
        spec, catalogue, new RuntimeOptions(spec.training().device(), spec.training().threads()));
  }

  /** {@link #load(RunSpec, Catalogue)} with a say in how the engine is started. */
  static LoadedModel load(RunSpec spec, Catalogue catalogue, RuntimeOptions options) {
    TensorRuntime runtime = TensorRuntime.start(options);
    boolean complete = false;
    try {
      var folder = catalogue.model(spec.model().source());
      CausalLanguageModel base = LanguageModels.load(folder, runtime);
      LoadedModel model = new LoadedModel(spec, runtime, base, TextTokenizer.open(folder));
      complete = true;
      return model;
    } finally {
      if (!complete) {
        runtime.close(); // a worker lives on and takes the next run
      }
    }
  }

  private static int endToken(String source, TextTokenizer tokenizer) {
    return tokenizer
        .endToken()
        .orElseThrow(
            () ->
                new UserMistakeException(
                    "The tokenizer of "
                        + source
                        + " names no end token; set eos_token in tokenizer_config.json."));
  }

  TensorRuntime runtime() {
    return runtime;
  }

  RuntimeReport report() {
    return runtime.report();
  }

  CausalLanguageModel base() {
    return base;
  }

  TextTokenizer tokenizer() {
    return tokenizer;
  }

  int endToken() {
    return endToken;
  }

  NearestNeighbourReader reader() {
    return reader;
  }

  PromptInspector inspector() {
    return inspector;
  }

  /** Makes prompts as the recipe's masks say. */
  PromptReader prompts(RunSpec spec) {
    return new PromptReader(
        tokenizer.chatTemplate(), spec.data().noiseMask(), base.config().contextLength());
  }

  /**
   * What a typed prompt becomes.
   *
   * @param prompts makes a prompt of what was typed
   * @param transform in front of this model
   * @param typed as typed
   * @param step steps taken by the transform's training
   */
  InspectedPrompt inspect(
      PromptReader prompts, NoiseMaskedNoisyTransformerModel transform, String typed, long step) {
    MarkedPrompt marked = MarkedPrompt.of(typed);
    Inspection inspection =
        inspector
            .inspect(transform, List.of(prompts.typed(marked)), step, LONGEST_TYPED)
            .getFirst();
    return new InspectedPrompt(
        step, InspectedPrompt.TYPED, InspectedPrompt.firstWords(marked.words()), inspection);
  }

  /** Whether the transforms of another recipe can be put in front of what is loaded. */
  boolean serves(RunSpec other) {
    return spec.model().equals(other.model())
        && spec.transform().equals(other.transform())
        && spec.training().device().equals(other.training().device())
        && spec.training().threads() == other.training().threads();
  }

  /** A fresh transform of the recipe, in front of this model. */
  NoiseMaskedNoisyTransformerModel freshTransform() {
    return freshTransform(spec);
  }

  /** A fresh transform of another recipe for this model. */
  NoiseMaskedNoisyTransformerModel freshTransform(RunSpec other) {
    return new NoiseMaskedNoisyTransformerModel(base, cloak(other), other.training().seed());
  }

  /**
   * A transform with weights that were kept, in front of this model; holds until the next call.
   * Weights that are still loaded are not read again.
   *
   * @param stored the weights
   * @param seed the seed of the run they belong to; keys the noise
   */
  NoiseMaskedNoisyTransformerModel storedTransform(StoredParameters stored, long seed) {
    TransformerCloak cloak = cloakForStored;
    if (cloak == null) {
      cloak = cloak(spec);
      cloakForStored = cloak;
    }
    if (!stored.sha256().equals(storedSha256)) {
      storedSha256 = "";
      stored.loadInto(cloak, runtime);
      storedSha256 = stored.sha256();
    }
    return new NoiseMaskedNoisyTransformerModel(base, cloak, seed);
  }

  private TransformerCloak cloak(RunSpec of) {
    TransformSpec transform = of.transform();
    try {
      return new TransformerCloak(
          runtime,
          base,
          new CloakSettings(
              new StandardDeviation(
                  transform.standardDeviation(),
                  transform.scaleMinimum(),
                  transform.scaleMaximum(),
                  transform.shallow()),
              transform.initialShare(),
              transform.mean(),
              transform.meanBound(),
              transform.blocks(),
              of.training().seed()));
    } catch (IllegalArgumentException outsideScale) {
      throw new UserMistakeException(
          "transform: " + outsideScale.getMessage() + "; change initial_share or scale.",
          outsideScale);
    }
  }

  @Override
  public void close() {
    tokenizer.close();
    base.close();
    runtime.close();
  }
}
