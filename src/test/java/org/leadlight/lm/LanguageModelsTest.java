package org.leadlight.lm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leadlight.run.UserMistakeException;

/** A folder whose parts do not fit together is refused before any weight is used. */
class LanguageModelsTest {

  @TempDir Path folder;

  @BeforeEach
  void copy() throws IOException {
    try (Stream<Path> files = Files.list(Models.folder("llama-tied-f32"))) {
      for (Path file : files.toList()) {
        Files.copy(file, folder.resolve(file.getFileName()));
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "LlamaForCausalLM | FalconForCausalLM | supported are LlamaForCausalLM",
        "\"silu\" | \"gelu\" | only silu is supported",
        "\"intermediate_size\": 160 | \"intermediate_size\": 176"
            + " | has the shape [160, 64], but config.json calls for [176, 64]",
        "\"tie_word_embeddings\": true | \"tie_word_embeddings\": false"
            + " | lacks the tensor lm_head.weight",
        "\"num_hidden_layers\": 3 | \"num_hidden_layers\": 4"
            + " | lacks the tensor model.layers.3.input_layernorm.weight",
        "\"attention_bias\": false | \"attention_bias\": true"
            + " | lacks the tensor model.layers.0.self_attn.q_proj.bias",
        "\"vocab_size\": 300 | \"vocab_size\": 200 | has 300 tokens but the model has"
            + " embeddings for 200",
      })
  void partsAtOddsAreRefusedInOneSentence(String before, String after, String words)
      throws IOException {
    Path config = folder.resolve("config.json");
    String text = Files.readString(config);
    assertTrue(text.contains(before));
    Files.writeString(config, text.replace(before, after));
    int owned = Models.RUNTIME.manager().getManagedArrays().size();
    UserMistakeException refusal =
        assertThrows(UserMistakeException.class, () -> LanguageModels.load(folder, Models.RUNTIME));
    assertTrue(refusal.getMessage().contains(words), refusal.getMessage());
    assertEquals(owned, Models.RUNTIME.manager().getManagedArrays().size());
  }

  @Test
  void aFolderWithoutATokenizerIsRefused() throws IOException {
    Files.delete(folder.resolve("tokenizer.json"));
    assertThrows(UserMistakeException.class, () -> LanguageModels.load(folder, Models.RUNTIME));
  }

  @Test
  void aQwenModelThatUsesItsWindowIsRefused() throws IOException {
    Path config = folder.resolve("config.json");
    String text = Files.readString(Models.folder("qwen2-f32").resolve("config.json"));
    Files.writeString(
        config, text.replace("\"use_sliding_window\": false", "\"use_sliding_window\": true"));
    UserMistakeException refusal =
        assertThrows(UserMistakeException.class, () -> LanguageModels.load(folder, Models.RUNTIME));
    assertTrue(refusal.getMessage().contains("use_sliding_window"), refusal.getMessage());
  }
}
