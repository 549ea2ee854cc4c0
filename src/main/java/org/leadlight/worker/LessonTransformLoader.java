package org.leadlight.worker;

import java.util.OptionalLong;
import org.leadlight.evaluate.lesson.LessonStage;
import org.leadlight.run.Recipes;
import org.leadlight.run.RunSpec;
import org.leadlight.run.UserMistakeException;
import org.leadlight.run.lesson.LessonTransform;
import org.leadlight.train.ShippedParameters;
import org.leadlight.train.StoredParameters;
import org.leadlight.transform.NoiseMaskedNoisyTransformerModel;
import org.leadlight.workspace.Catalogue;
import org.leadlight.workspace.RunState;
import org.leadlight.workspace.RunSummary;
import org.leadlight.workspace.WeightsFile;
import org.leadlight.workspace.Workspace;

/** Loads the transforms of lessons: those of the program, and those that runs trained. */
final class LessonTransformLoader implements LessonStage.Loader {

  private final Workspace workspace;
  private final Catalogue catalogue;
  private final LoadedModel loaded;

  LessonTransformLoader(Workspace workspace, Catalogue catalogue, LoadedModel loaded) {
    this.workspace = workspace;
    this.catalogue = catalogue;
    this.loaded = loaded;
  }

  @Override
  public NoiseMaskedNoisyTransformerModel beforehand(LessonTransform transform) {
    NoiseMaskedNoisyTransformerModel model = loaded.freshTransform(transform.recipe());
    new ShippedParameters(catalogue.lesson(transform)).loadInto(model.cloak(), loaded.runtime());
    return model;
  }

  @Override
  public NoiseMaskedNoisyTransformerModel ofRun(long number) {
    RunSummary run = run(number);
    RunSpec spec = run.spec();
    if (!spec.model().equals(Recipes.DEMONSTRATION.model())) {
      throw new UserMistakeException(
          "Run "
              + number
              + " has the model "
              + spec.model().source()
              + "; lessons look at the bundled one.");
    }
    WeightsFile file =
        workspace
            .weights()
            .find(number, OptionalLong.empty())
            .orElseThrow(
                () -> new UserMistakeException("Run " + number + " does not keep its weights."));
    NoiseMaskedNoisyTransformerModel model = loaded.freshTransform(spec);
    new StoredParameters(workspace.weights().path(number, file), file.parametersSha256())
        .loadInto(model.cloak(), loaded.runtime());
    return model;
  }

  /** A run whose weights change no more: what is measured of them is kept. */
  private RunSummary run(long number) {
    RunSummary run =
        workspace
            .run(number)
            .orElseThrow(() -> new UserMistakeException("There is no run " + number + "."));
    if (run.state() != RunState.FINISHED && run.state() != RunState.STOPPED) {
      throw new UserMistakeException(
          "Run "
              + number
              + " is "
              + run.state().words()
              + "; a lesson shows its transform when it is finished or stopped.");
    }
    return run;
  }
}
