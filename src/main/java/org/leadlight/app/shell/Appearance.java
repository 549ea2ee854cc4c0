package org.leadlight.app.shell;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.beans.binding.Bindings;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;

/**
 * Size of the text, and light or dark: follows the system until a person chooses, and again when
 * asked to.
 */
public final class Appearance {

  private static final String SHEET = "/assets/css/leadlight.css";
  private static final String[] FONTS = {
    "LeadlightSans-Regular", "LeadlightSans-Bold", "LeadlightSansMedium-Regular"
  };
  private static final Color LIGHT_GROUND = Color.web("#FFFFFF");
  private static final Color DARK_GROUND = Color.web("#0D1117");

  private final ObjectProperty<ThemeChoice> choice = new SimpleObjectProperty<>(ThemeChoice.SYSTEM);
  private final ObjectProperty<ColorScheme> system = new SimpleObjectProperty<>(ColorScheme.LIGHT);
  private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper();
  private final IntegerProperty textSize = new SimpleIntegerProperty(TextSize.USUAL);

  /** The system's colours until {@link #follow} says which; light before. */
  public Appearance() {
    dark.bind(Bindings.createBooleanBinding(this::isDark, choice, system));
  }

  private boolean isDark() {
    return switch (choice.get()) {
      case LIGHT -> false;
      case DARK -> true;
      case SYSTEM -> system.get() == ColorScheme.DARK;
    };
  }

  /** Whether the window is dark. */
  public ReadOnlyBooleanProperty darkProperty() {
    return dark.getReadOnlyProperty();
  }

  /** What a person chose. */
  public ObjectProperty<ThemeChoice> choiceProperty() {
    return choice;
  }

  /** The size of the text in percent, one of {@link TextSize#choices}. */
  public IntegerProperty textSizeProperty() {
    return textSize;
  }

  /** Tells the system's colour scheme from now on. */
  public void follow(ObservableValue<ColorScheme> itsScheme) {
    system.bind(itsScheme);
  }

  /** Chooses light or dark. */
  public void choose(boolean itsDark) {
    choice.set(itsDark ? ThemeChoice.DARK : ThemeChoice.LIGHT);
  }

  /** Dresses a scene and keeps it so; done before the scene is shown, its first frame is right. */
  public void applyTo(Scene scene) {
    for (String font : FONTS) {
      Font.loadFont(Appearance.class.getResourceAsStream("/assets/fonts/" + font + ".otf"), 13);
    }
    textSize.subscribe(percent -> size(scene, percent.intValue()));
    dark.subscribe(isDark -> dress(scene, isDark));
  }

  private static void size(Scene scene, int percent) {
    scene.getStylesheets().setAll(TextSize.sheet(SHEET, percent));
    scene.getProperties().put(TextSize.class, percent);
  }

  private static void dress(Scene scene, boolean isDark) {
    Application.setUserAgentStylesheet(
        isDark
            ? new PrimerDark().getUserAgentStylesheet()
            : new PrimerLight().getUserAgentStylesheet());
    scene.setFill(isDark ? DARK_GROUND : LIGHT_GROUND);
    scene.getRoot().getStyleClass().removeAll("light", "dark");
    scene.getRoot().getStyleClass().add(isDark ? "dark" : "light");
  }
}
