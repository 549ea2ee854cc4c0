package org.leadlight.app.workbench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.leadlight.app.shell.Texts;
import org.leadlight.app.workbench.RecipeSources.ModelFacts;
import org.leadlight.run.UserMistakeException;
import org.leadlight.workspace.estimate.Estimate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the files behind the recipe say, read in the background whenever it changes: names with
 * sizes, faults of files, what a training would need. The latest question wins.
 */
public final class RecipeFacts {

  private static final Logger LOG = LoggerFactory.getLogger(RecipeFacts.class);

  private final RecipeViewModel recipe;
  private final RecipeSources sources;
  private final Executor background;
  private final Executor window;
  private final SourceViewModel model;
  private final SourceViewModel training;
  private final SourceViewModel validation;
  private final ReadOnlyObjectWrapper<Optional<Estimate>> estimate =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<ModelFacts>> modelFacts =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private boolean estimating;
  private boolean estimateAgain;

  /**
   * The facts of a recipe.
   *
   * @param background runs what may block
   * @param window runs a task on the FX thread
   */
  public RecipeFacts(
      RecipeViewModel recipe,
      RecipeSources sources,
      Executor background,
      Executor window,
      Texts texts) {
    this.recipe = recipe;
    this.sources = sources;
    this.background = background;
    this.window = window;
    List<SettingViewModel> fields = recipe.sources();
    this.model = new SourceViewModel(fields.get(0), texts, "bundled:frontdesk");
    this.training = new SourceViewModel(fields.get(1), texts, "bundled:frontdesk-train");
    this.validation = new SourceViewModel(fields.get(2), texts, "bundled:frontdesk-validation");
    model.setting().textProperty().subscribe(this::askForModel);
    training.setting().textProperty().subscribe(source -> askForSize(training, source));
    validation.setting().textProperty().subscribe(source -> askForSize(validation, source));
    recipe.changes().subscribe(this::refreshEstimate);
    refreshEstimate();
  }

  /** Model, training and validation conversations. */
  public List<SourceViewModel> sources() {
    return List.of(model, training, validation);
  }

  /** What a training would need, empty while it is not known or the recipe has faults. */
  public ReadOnlyObjectProperty<Optional<Estimate>> estimateProperty() {
    return estimate.getReadOnlyProperty();
  }

  /** What is known of the model, empty while it is being read. */
  public ReadOnlyObjectProperty<Optional<ModelFacts>> modelFactsProperty() {
    return modelFacts.getReadOnlyProperty();
  }

  /** The sources used lately, to be kept with the draft. */
  public Map<String, String> draft() {
    Map<String, String> draft = new LinkedHashMap<>();
    sources()
        .forEach(
            source ->
                draft.put("recent." + source.setting().path(), String.join("\n", source.recent())));
    return draft;
  }

  /** Brings back the sources used lately. */
  public void restore(Map<String, String> draft) {
    sources()
        .forEach(
            source ->
                Optional.ofNullable(draft.get("recent." + source.setting().path()))
                    .map(kept -> kept.lines().toList())
                    .ifPresent(source::showRecent));
  }

  /** Asks anew what a training would need, after a run showed how fast this machine is. */
  public void refreshEstimate() {
    if (estimating) {
      estimateAgain = true;
      return;
    }
    if (!recipe.startableProperty().get()) {
      estimate.set(Optional.empty());
      return;
    }
    estimating = true;
    var spec = recipe.specProperty().get();
    ask(
        () -> sources.estimate(spec),
        this::showEstimate,
        sentence -> showEstimate(Optional.empty()));
  }

  private void showEstimate(Optional<Estimate> found) {
    estimating = false;
    estimate.set(found);
    if (estimateAgain) {
      estimateAgain = false;
      refreshEstimate();
    }
  }

  private void askForModel(String typed) {
    modelFacts.set(Optional.empty());
    recipe.modelProperty().set(Optional.empty());
    String source = typed.strip();
    if (source.isEmpty()) {
      return;
    }
    ask(
        () -> sources.model(source),
        facts -> showIfStill(model, source, "", () -> facts.ifPresent(this::showModel)),
        sentence -> showIfStill(model, source, sentence, () -> {}));
  }

  private void showModel(ModelFacts facts) {
    modelFacts.set(Optional.of(facts));
    recipe.modelProperty().set(facts.figures());
    model.showSize(parameters(facts.parameters()));
  }

  private void askForSize(SourceViewModel field, String typed) {
    String source = typed.strip();
    if (source.isEmpty()) {
      return;
    }
    ask(
        () -> sources.conversations(field.setting().path(), source),
        count ->
            showIfStill(
                field,
                source,
                "",
                () -> count.ifPresent(all -> field.showSize(Numbers.fixed(all, 0)))),
        sentence -> showIfStill(field, source, sentence, () -> {}));
  }

  /** An answer to a question that was overtaken is dropped. */
  private void showIfStill(SourceViewModel field, String source, String fault, Runnable show) {
    if (source.equals(field.setting().words())) {
      recipe.setSourceFault(field.setting().path(), fault);
      show.run();
    }
  }

  private <T> void ask(Supplier<T> question, Consumer<T> answer, Consumer<String> mistake) {
    CompletableFuture.supplyAsync(question, background)
        .whenCompleteAsync(
            (found, failure) -> {
              if (failure == null) {
                answer.accept(found);
              } else {
                mistake.accept(sentence(failure));
              }
            },
            window);
  }

  private static String sentence(Throwable failure) {
    @Nullable Throwable cause =
        failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof UserMistakeException mistake) {
      return String.valueOf(mistake.getMessage());
    }
    LOG.error("A file of the recipe could not be looked at.", failure);
    return "";
  }

  /** A count of parameters as people say it: 2.3 M, 494 M, 7.6 B. */
  static String parameters(long count) {
    if (count < 1_000_000) {
      return Numbers.fixed(count, 0);
    }
    double millions = count / 1e6;
    String unit = millions < 999.5 ? "M" : "B";
    double shown = millions < 999.5 ? millions : millions / 1000;
    return String.format(Locale.ROOT, shown < 99.95 ? "%.1f %s" : "%.0f %s", shown, unit);
  }
}
