package org.leadlight.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Both styles of config.json are read alike; what is missing or contradictory is refused. */
class ModelConfigTest {

  private static final Path FIXTURES = Path.of("src/test/resources/fixtures/lm");

  @TempDir Path folder;

  @Test
  void theDemonstrationModelIsReadWhole() {
    assertEquals(
        new ModelConfig(
            "LlamaForCausalLM",
            192,
            384,
            6,
            6,
            2,
            32,
            1780,
            128,
            1e-5,
            "silu",
            10000,
            new RopeScaling.None(),
            true,
            false,
            false,
            OptionalInt.empty(),
            OptionalInt.of(1),
            List.of(4),
            OptionalInt.of(0)),
        ModelConfig.read(Path.of("assets/demo/model")));
  }

  @Test
  void bothStylesOfTheSameModelAreEqual() {
    ModelConfig old = ModelConfig.read(FIXTURES.resolve("llama3-scaled-f32"));
    assertEquals(old, ModelConfig.read(FIXTURES.resolve("llama3-v5cfg-f32")));
    assertEquals(new RopeScaling.Llama3(8, 1, 4, 64), old.ropeScaling());
  }

  @Test
  void anAbsentHeadSizeIsTheWidthSharedByTheHeads() {
    assertEquals(16, ModelConfig.read(FIXTURES.resolve("llama-tied-f32")).headSize());
  }

  @Test
  void aWindowCountsOnlyWhereItIsUsed() {
    assertEquals(
        OptionalInt.of(16),
        ModelConfig.read(FIXTURES.resolve("mistral-swa16-f32")).slidingWindow());
    assertEquals(
        OptionalInt.empty(), ModelConfig.read(FIXTURES.resolve("qwen2-f32")).slidingWindow());
  }

  @Test
  void linearScalingIsRead() throws IOException {
    changed("\"rope_theta\": 10000.0", "\"rope_scaling\": {\"type\": \"linear\", \"factor\": 2}");
    assertEquals(new RopeScaling.Linear(2), ModelConfig.read(folder).ropeScaling());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"head_dim\": 32, | | not divisible by num_attention_heads 7",
        "\"num_key_value_heads\": 2 | \"num_key_value_heads\": 4 | 4 does not divide",
        "\"hidden_size\": 192 | \"hidden_size\": -1 | hidden_size is -1",
        "\"hidden_size\": 192 | \"hidden_size\": 99999999999 | hidden_size is 99999999999",
        "\"hidden_size\": 192 | \"hidden_size\": \"192\" | hidden_size is \"192\"",
        "\"hidden_size\": 192, | | hidden_size is missing",
        "\"vocab_size\": 1780 | \"vocab_size\": null | vocab_size is missing",
        "\"head_dim\": 32 | \"head_dim\": 33 | head size 33 is odd",
        "\"eos_token_id\": 4 | \"eos_token_id\": [4, 1780] | outside the vocabulary of 1780",
        "\"rms_norm_eps\": 1e-05 | \"rms_norm_eps\": 0 | rms_norm_eps is 0",
        "\"attention_bias\": false | \"attention_bias\": 0 | true or false is needed",
        "\"rope_theta\": 10000.0 | \"rope_scaling\": {\"rope_type\": \"yarn\", \"factor\": 4}"
            + " | known are default, linear, llama3",
        "\"rope_theta\": 10000.0 | \"rope_scaling\": {\"rope_type\": \"linear\"}"
            + " | factor is missing",
        "\"LlamaForCausalLM\" | | exactly one name",
      })
  void contradictionsAreRefusedByField(String before, String after, String words)
      throws IOException {
    changed(before, after == null ? "" : after);
    if (words.contains("heads 7")) {
      replace("\"num_attention_heads\": 6", "\"num_attention_heads\": 7");
    }
    FormatException refusal = assertThrows(FormatException.class, () -> ModelConfig.read(folder));
    assertTrue(refusal.getMessage().contains(words), refusal.getMessage());
    assertTrue(refusal.getMessage().contains("config.json"), refusal.getMessage());
  }

  @Test
  void aMissingFileIsNamed() {
    FormatException refusal = assertThrows(FormatException.class, () -> ModelConfig.read(folder));
    assertTrue(refusal.getMessage().endsWith("config.json does not exist."), refusal.getMessage());
  }

  private void changed(String before, String after) throws IOException {
    Files.copy(Path.of("assets/demo/model/config.json"), folder.resolve(ModelConfig.FILE));
    replace(before, after);
  }

  private void replace(String before, String after) throws IOException {
    Path file = folder.resolve(ModelConfig.FILE);
    String text = Files.readString(file);
    assertTrue(text.contains(before), before);
    Files.writeString(file, text.replace(before, after));
  }
}
