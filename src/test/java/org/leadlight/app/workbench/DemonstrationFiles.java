package org.leadlight.app.workbench;

import java.util.Optional;
import java.util.OptionalLong;
import org.leadlight.run.ModelFigures;
import org.leadlight.run.RunSpec;
import org.leadlight.run.UserMistakeException;
import org.leadlight.workspace.estimate.Estimate;

/** The files of the demonstration as they are known without reading them; others are missing. */
public class DemonstrationFiles implements RecipeSources {

  @Override
  public Optional<ModelFacts> model(String source) {
    requireBundled("model.source", source);
    ModelFigures figures = new ModelFigures(6, 0.18278);
    return Optional.of(new ModelFacts(2_261_184, Optional.of(figures), 0.000154, 12.6106));
  }

  @Override
  public Optional<Long> conversations(String path, String source) {
    requireBundled(path, source);
    return Optional.of(source.endsWith("train") ? 4_000L : 400L);
  }

  @Override
  public Optional<Estimate> estimate(RunSpec spec) {
    return Optional.of(new Estimate(57.2, 74.1, 0.62e9, "cpu", OptionalLong.of(11)));
  }

  private static void requireBundled(String path, String source) {
    if (!source.startsWith("bundled:")) {
      throw new UserMistakeException(
          path + " is " + source + ", which does not exist; give a path.");
    }
  }
}
