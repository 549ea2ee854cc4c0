package org.leadlight.lm;

import org.leadlight.format.ModelConfig;

/** A family of architectures: knows which tensors its models have and how they are wired. */
interface DecoderFamily {

  /** The architecture's name in {@code config.json}. */
  String architecture();

  /**
   * Builds a model.
   *
   * @param config a configuration with this family's architecture
   * @param weights the model's tensors, checked as they are taken
   * @return the frozen model, which owns the manager of {@code weights}
   * @throws org.leadlight.run.UserMistakeException when a tensor is missing or of another shape
   */
  CausalLanguageModel build(ModelConfig config, ModelWeights weights);
}
