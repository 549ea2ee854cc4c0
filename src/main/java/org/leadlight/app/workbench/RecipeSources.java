package org.leadlight.app.workbench;

import java.util.Optional;
import org.leadlight.run.ModelFigures;
import org.leadlight.run.RunSpec;
import org.leadlight.workspace.estimate.Estimate;

/**
 * What the files behind a recipe say. Every call may block and none is made on the FX thread; each
 * throws a {@link org.leadlight.run.UserMistakeException} with the sentence to show when a file
 * cannot be used.
 */
public interface RecipeSources {

  /** Files nobody can read: nothing is known of any. */
  RecipeSources UNKNOWN =
      new RecipeSources() {
        @Override
        public Optional<ModelFacts> model(String source) {
          return Optional.empty();
        }

        @Override
        public Optional<Long> conversations(String path, String source) {
          return Optional.empty();
        }

        @Override
        public Optional<Estimate> estimate(RunSpec spec) {
          return Optional.empty();
        }
      };

  /**
   * What a model's files say of it.
   *
   * @param parameters numbers in its weights
   * @param figures what advice needs to know, empty where the embedding table cannot be read
   * @param scaleMinimum smallest sigma suggested for it
   * @param scaleMaximum largest sigma suggested for it
   */
  record ModelFacts(
      long parameters, Optional<ModelFigures> figures, double scaleMinimum, double scaleMaximum) {}

  /** Reads a model. */
  Optional<ModelFacts> model(String source);

  /** Counts the conversations of a file, which a setting names. */
  Optional<Long> conversations(String path, String source);

  /** What a training would need. */
  Optional<Estimate> estimate(RunSpec spec);
}
