package org.leadlight.app.shell;

/** Names every view of the window. */
public enum FxmlFile {
  SHELL("Shell"),
  WORKBENCH("Workbench"),
  SIDE("Side"),
  RECIPE("Recipe"),
  RECIPE_HEAD("RecipeHead"),
  STEERING_HEAD("SteeringHead"),
  RECIPE_FOOTER("RecipeFooter"),
  ALPHA("Alpha"),
  WEIGHT("Weight"),
  SETTING("Setting"),
  TILE("Tile"),
  CHART_BAR("ChartBar"),
  RUNS("Runs"),
  PRIVACY("Privacy"),
  SETTINGS("Settings"),
  LEARN("Learn"),
  GUIDE("Guide");

  private final String file;

  FxmlFile(String file) {
    this.file = file;
  }

  /** Where the view lies on the class path. */
  public String path() {
    return "/fxml/" + file + ".fxml";
  }
}
