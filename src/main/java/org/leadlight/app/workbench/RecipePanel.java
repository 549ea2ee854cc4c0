package org.leadlight.app.workbench;

import org.leadlight.app.shell.Leaflet;
import org.leadlight.app.shell.Texts;
import org.leadlight.app.shell.Views;

/**
 * What the controllers of the recipe panel share.
 *
 * @param workbench the workbench, whose next recipe is shown
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
        facts,
        history,
        files,
        views,
        leaflet,
        new Explanations(views.texts(), leaflet),
        new RecipeControls());
  }

  RecipeViewModel recipe() {
    return workbench.recipe();
  }

  Texts texts() {
    return views.texts();
  }
}
