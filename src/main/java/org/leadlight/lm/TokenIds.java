package org.leadlight.lm;

import org.leadlight.run.UserMistakeException;

/** The range of ids a model has embeddings for. */
final class TokenIds {

  private TokenIds() {}

  static void check(int[] ids, int vocabularySize) {
    for (int position = 0; position < ids.length; position++) {
      if (ids[position] < 0 || ids[position] >= vocabularySize) {
        throw new UserMistakeException(
            "Token id %d at position %d is outside the model's vocabulary; allowed are 0 to %d."
                .formatted(ids[position], position, vocabularySize - 1));
      }
    }
  }
}
