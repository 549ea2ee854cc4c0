package org.leadlight.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

final class AppearanceTest {

  private final ObjectProperty<ColorScheme> system = new SimpleObjectProperty<>(ColorScheme.LIGHT);
  private final Appearance appearance = new Appearance();

  @Test
  void theWindowFollowsTheSystemWhileItIsOpen() {
    appearance.follow(system);
    assertFalse(appearance.darkProperty().get());
    system.set(ColorScheme.DARK);
    assertTrue(appearance.darkProperty().get());
  }

  @Test
  void aChoiceHoldsWhateverTheSystemDoes() {
    appearance.follow(system);
    appearance.choiceProperty().set(ThemeChoice.LIGHT);
    system.set(ColorScheme.DARK);
    assertFalse(appearance.darkProperty().get());
    appearance.choiceProperty().set(ThemeChoice.SYSTEM);
    assertTrue(appearance.darkProperty().get());
  }

  @Test
  void theSwitchGoesRoundThreeStates() {
    assertEquals(ThemeChoice.LIGHT, ThemeChoice.SYSTEM.next());
    assertEquals(ThemeChoice.DARK, ThemeChoice.LIGHT.next());
    assertEquals(ThemeChoice.SYSTEM, ThemeChoice.DARK.next());
  }

  @Test
  void aDarkWindowIsDarkBeforeItsFirstFrame() throws Exception {
    FxToolkit.registerPrimaryStage();
    CompletableFuture<Scene> dressed = new CompletableFuture<>();
    Platform.runLater(
        () -> {
          system.set(ColorScheme.DARK);
          appearance.follow(system);
          Scene scene = new Scene(new StackPane());
          appearance.applyTo(scene);
          dressed.complete(scene);
        });
    Scene scene = dressed.get(60, TimeUnit.SECONDS);
    assertTrue(scene.getRoot().getStyleClass().contains("dark"));
    assertEquals(Color.web("#0D1117"), scene.getFill());
  }
}
