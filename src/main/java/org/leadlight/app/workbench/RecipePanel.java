package org.leadlight.app.workbench;

import java.util.Optional;
import org.leadlight.app.shell.Leaflet;
import org.leadlight.app.shell.Texts;
import org.leadlight.app.shell.Views;

/**
 * What the controllers of the recipe panel share.
 *
 * @param workbench the workbench
 * @param recipe the recipe that is shown
 * @param steering steers the run whose recipe is shown; empty for the next recipe
 * @param facts what the files behind the recipe say
 * @param history takes changes back
 * @param files opens, saves and copies recipes
 * @param views loads views
 * @param leaflet the one pop-over that may be open
 * @param explanations what every control means
 * @param controls the controls by the setting they show
 */
record RecipePanel(
    WorkbenchViewModel workbench,
    RecipeViewModel recipe,
    Optional<SteeringViewModel> steering,
    RecipeFacts facts,
    RecipeHistory history,
    RecipeFiles files,
    Views views,
    Leaflet leaflet,
    Explanations explanations,
    RecipeControls controls) {

  static RecipePanel of(
      WorkbenchViewModel workbench,
      RecipeFacts facts,
      RecipeHistory history,
      RecipeFiles files,
      Views views) {
    Leaflet leaflet = new Leaflet();
    return new RecipePanel(
        workbench,
        workbench.recipe(),
        Optional.empty(),
        facts,
        history,
        files,
        views,
        leaflet,
        new Explanations(views.texts(), leaflet),
        new RecipeControls());
  }

  /** The panel of the run that is steered; it shares the pop-over. */
  RecipePanel steered() {
    SteeringViewModel steering = workbench.steering();
    return new RecipePanel(
        workbench,
        steering.recipe(),
        Optional.of(steering),
        facts,
        history,
        files,
        views,
        leaflet,
        explanations,
        new RecipeControls());
  }

  /** The controls of a number that can be changed while a run goes on. */
  Optional<LiveControls> live(String path) {
    return steering.flatMap(
        steered -> steered.number(path).map(number -> new LiveControls(steered, number, texts())));
  }

  /** Whether a setting is fixed because a run is steered. */
  boolean locks(String path) {
    return steering.filter(steered -> steered.number(path).isEmpty()).isPresent();
  }

  Texts texts() {
    return views.texts();
  }
}
