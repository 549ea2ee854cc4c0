package org.leadlight.lm;

import java.nio.file.Path;
import java.util.List;
import org.leadlight.tensor.RuntimeOptions;
import org.leadlight.tensor.TensorRuntime;

/** The models and the engine that the tests of this room share. */
final class Models {

  static final Path DEMO = Path.of("assets/demo/model");
  static final Path FIXTURES = Path.of("src/test/resources/fixtures/lm");
  static final TensorRuntime RUNTIME = TensorRuntime.start(new RuntimeOptions("cpu", 1));

  private Models() {}

  static Path folder(String fixture) {
    return fixture.equals("demo") ? DEMO : FIXTURES.resolve(fixture);
  }

  static List<String> fixtures() {
    return List.of(
        "demo",
        "llama-tied-f32",
        "llama3-scaled-f32",
        "llama3-v5cfg-f32",
        "mistral-f32",
        "mistral-swa16-f32",
        "qwen2-f32",
        "qwen3-bf16");
  }

  static CausalLanguageModel load(String fixture) {
    return LanguageModels.load(folder(fixture), RUNTIME);
  }
}
