package org.leadlight.worker;

import org.jspecify.annotations.Nullable;
import org.leadlight.run.InspectedPrompt;
import org.leadlight.run.RunSpec;
import org.leadlight.run.UserMistakeException;
import org.leadlight.workspace.Catalogue;
import org.leadlight.workspace.Question;
import org.leadlight.workspace.RunSummary;
import org.leadlight.workspace.Workspace;

/**
 * Inspects prompts with the weights that runs kept. The engine, the model and the last weights stay
 * loaded, so that the next question about the same run costs an inspection only.
 */
final class StoredInspections implements AutoCloseable {

  private final Workspace workspace;
  private final Catalogue catalogue;
  private @Nullable LoadedModel loaded;

  StoredInspections(Workspace workspace) {
    this.workspace = workspace;
    this.catalogue = new Catalogue(workspace.folder());
  }

  /**
   * What the prompt of a question becomes.
   *
   * @throws UserMistakeException when it cannot be told, with the sentence to show
   */
  InspectedPrompt inspect(Question question) {
    RunSpec spec =
        workspace
            .run(question.run())
            .map(RunSummary::spec)
            .orElseThrow(
                () -> new UserMistakeException("There is no run " + question.run() + " any more."));
    Answer.Weights weights = Answer.weights(workspace.weights(), question);
    LoadedModel model = model(spec);
    return model.inspect(
        model.prompts(spec),
        model.storedTransform(weights.parameters(), spec.training().seed()),
        question.prompt(),
        weights.step());
  }

  private LoadedModel model(RunSpec spec) {
    LoadedModel model = loaded;
    if (model == null || !model.serves(spec)) {
      close();
      model = LoadedModel.load(spec, catalogue);
      loaded = model;
    }
    model.runtime().useThreads();
    return model;
  }

  @Override
  public void close() {
    LoadedModel model = loaded;
    loaded = null;
    if (model != null) {
      model.close();
    }
  }
}
