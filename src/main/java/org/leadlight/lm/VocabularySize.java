package org.leadlight.lm;

import java.nio.file.Path;
import org.leadlight.format.JsonObjectFile;
import org.leadlight.run.UserMistakeException;
import tools.jackson.databind.JsonNode;

/** How many ids a tokenizer may give, as its file states it. */
final class VocabularySize {

  private VocabularySize() {}

  /**
   * One more than the largest id.
   *
   * @param tokenizerFile a {@code tokenizer.json}
   * @return at least 1
   * @throws UserMistakeException when the file is missing, damaged or states no vocabulary
   */
  static int of(Path tokenizerFile) {
    JsonNode root = JsonObjectFile.read(tokenizerFile);
    JsonNode vocabulary = root.path("model").path("vocab");
    long largest = vocabulary.isArray() ? vocabulary.size() - 1L : -1;
    if (vocabulary.isObject()) {
      for (JsonNode id : vocabulary) {
        largest = Math.max(largest, id.asLong(-1));
      }
    }
    for (JsonNode added : root.path("added_tokens")) {
      largest = Math.max(largest, added.path("id").asLong(-1));
    }
    if (largest < 0 || largest >= Integer.MAX_VALUE) {
      throw new UserMistakeException(tokenizerFile + " states no usable vocabulary.");
    }
    return (int) largest + 1;
  }

  /**
   * Refuses a tokenizer that gives ids the model has no embedding for.
   *
   * @param folder the model folder
   * @param modelSize rows of the model's embedding table
   * @throws UserMistakeException naming both sizes
   */
  static void checkAgainst(Path folder, int modelSize) {
    int size = of(folder.resolve(TextTokenizer.FILE));
    if (size > modelSize) {
      throw new UserMistakeException(
          ("The tokenizer in %s has %d tokens but the model has embeddings for %d;"
                  + " they belong to different models.")
              .formatted(folder, size, modelSize));
    }
  }
}
