package org.leadlight.lm;

import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import org.leadlight.format.ModelConfig;
import org.leadlight.format.ShardIndex;
import org.leadlight.tensor.SafetensorsArrays;
import org.leadlight.tensor.TensorRuntime;

/** Opens Hugging Face model folders. */
public final class LanguageModels {

  private LanguageModels() {}

  /**
   * Refuses a folder whose configuration, architecture, tokenizer or weight headers are at fault,
   * without starting the engine or reading a weight.
   *
   * @param folder a Hugging Face folder
   * @throws org.leadlight.run.UserMistakeException when anything is missing, damaged or at odds
   */
  public static void check(Path folder) {
    family(folder, ModelConfig.read(folder));
    ShardIndex.read(folder);
  }

  private static DecoderFamily family(Path folder, ModelConfig config) {
    DecoderFamily family = DecoderFamilies.of(config);
    VocabularySize.checkAgainst(folder, config.vocabularySize());
    return family;
  }

  /**
   * Loads a frozen model into float32 after checking its configuration, its tensors and that its
   * tokenizer fits it. Tensors the family does not use are left in their file.
   *
   * @param folder holds config.json, tokenizer.json and safetensors weights
   * @param runtime the engine
   * @return the model, to be closed by the caller
   * @throws org.leadlight.run.UserMistakeException when anything is missing, damaged or at odds
   */
  public static CausalLanguageModel load(Path folder, TensorRuntime runtime) {
    ModelConfig config = ModelConfig.read(folder);
    DecoderFamily family = family(folder, config);
    ShardIndex index = ShardIndex.read(folder);
    NDManager owner = runtime.manager().newSubManager();
    boolean complete = false;
    try (SafetensorsArrays arrays = SafetensorsArrays.open(folder, runtime)) {
      ModelWeights weights =
          new ModelWeights(index, owner, runtime.aten(), name -> arrays.array(name, owner));
      CausalLanguageModel model = family.build(config, weights);
      complete = true;
      return model;
    } finally {
      if (!complete) {
        owner.close();
      }
    }
  }
}
