package org.leadlight.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Split models: every tensor is found once, and an index at odds with its files is refused. */
class ShardIndexTest {

  private static final Path SPLIT = Path.of("src/test/resources/fixtures/lm/llama3-scaled-f32");
  private static final String FIRST = "model-00001-of-00003.safetensors";
  private static final String SECOND = "model-00002-of-00003.safetensors";

  @TempDir Path folder;

  @BeforeEach
  void copy() throws IOException {
    try (Stream<Path> files = Files.list(SPLIT)) {
      for (Path file : files.toList()) {
        Files.copy(file, folder.resolve(file.getFileName()));
      }
    }
  }

  @Test
  void everyTensorOfASplitModelIsFound() {
    ShardIndex index = ShardIndex.read(folder);
    assertEquals(3, index.files().size());
    assertEquals(List.of(300L, 64L), index.tensor("model.embed_tokens.weight").shape());
    assertEquals(List.of(300L, 64L), index.tensor("lm_head.weight").shape());
  }

  @Test
  void aMissingShardIsNamed() throws IOException {
    Files.delete(folder.resolve(SECOND));
    assertRefused(SECOND + ", which model.safetensors.index.json names, is missing");
  }

  @Test
  void aTensorInTwoFilesIsRefused() throws IOException {
    Files.copy(folder.resolve(FIRST), folder.resolve(SECOND), StandardCopyOption.REPLACE_EXISTING);
    assertRefused("is in two files");
  }

  @Test
  void anIndexThatNamesAnAbsentTensorIsRefused() throws IOException {
    rewrite("\"lm_head.weight\"", "\"lm_tail.weight\"");
    assertRefused("says that tensor lm_tail.weight is in");
  }

  @Test
  void anIndexThatLeavesTheFolderIsRefused() throws IOException {
    rewrite("\"" + FIRST, "\"../" + FIRST);
    assertRefused("a plain name ending in .safetensors is needed");
  }

  @Test
  void anIndexWithoutAMapIsRefused() throws IOException {
    Files.writeString(folder.resolve(ShardIndex.INDEX_FILE), "{}");
    assertRefused("has no weight_map");
  }

  @Test
  void aFolderWithoutWeightsIsRefused(@TempDir Path empty) {
    FormatException refusal = assertThrows(FormatException.class, () -> ShardIndex.read(empty));
    assertTrue(refusal.getMessage().contains("holds no weights"), refusal.getMessage());
  }

  private void rewrite(String before, String after) throws IOException {
    Path index = folder.resolve(ShardIndex.INDEX_FILE);
    String text = Files.readString(index);
    assertTrue(text.contains(before));
    Files.writeString(index, text.replace(before, after));
  }

  private void assertRefused(String words) {
    FormatException refusal = assertThrows(FormatException.class, () -> ShardIndex.read(folder));
    assertTrue(refusal.getMessage().contains(words), refusal.getMessage());
  }
}
