package org.leadlight.app.shell;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/** Light or dark: follows the system until a person chooses. */
public final class Appearance {

  private static final String SHEET = "/assets/css/leadlight.css";
  private static final String[] FONTS = {
    "LeadlightSans-Regular", "LeadlightSans-Bold", "LeadlightSansMedium-Regular"
  };

  private final BooleanProperty dark = new SimpleBooleanProperty();

  /** Whether the window is dark. */
  public BooleanProperty darkProperty() {
    return dark;
  }

  /** Follows the system's colour scheme from now on, until {@link #choose} is called. */
  public void follow(javafx.beans.value.ObservableValue<ColorScheme> system) {
    dark.bind(system.map(scheme -> scheme == ColorScheme.DARK));
  }

  /** A person's choice; ends the following. */
  public void choose(boolean itsDark) {
    dark.unbind();
    dark.set(itsDark);
  }

  /** Dresses a scene and keeps it so. */
  public void applyTo(Scene scene) {
    for (String font : FONTS) {
      Font.loadFont(Appearance.class.getResourceAsStream("/assets/fonts/" + font + ".otf"), 13);
    }
    scene.getStylesheets().add(Appearance.class.getResource(SHEET).toExternalForm());
    dark.subscribe(isDark -> dress(scene, isDark));
  }

  private static void dress(Scene scene, boolean isDark) {
    Application.setUserAgentStylesheet(
        isDark
            ? new PrimerDark().getUserAgentStylesheet()
            : new PrimerLight().getUserAgentStylesheet());
    scene.getRoot().getStyleClass().removeAll("light", "dark");
    scene.getRoot().getStyleClass().add(isDark ? "dark" : "light");
  }
}
