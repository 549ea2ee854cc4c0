package org.leadlight.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

final class FullTextsTest {

  @Test
  void whatEndsInAnEllipsisCanBeReadWholeAndWhatFitsSaysNothingTwice() throws Exception {
    FxToolkit.registerPrimaryStage();
    Label cut = new Label("a text much longer than its place");
    cut.setMaxWidth(60);
    Label whole = new Label("short");
    CompletableFuture<Stage> shown = new CompletableFuture<>();
    Platform.runLater(
        () -> {
          Stage stage = new Stage();
          Scene scene = new Scene(new VBox(40, cut, whole), 300, 200);
          FullTexts.applyTo(scene);
          stage.setScene(scene);
          stage.show();
          shown.complete(stage);
        });
    Stage stage = shown.get(60, TimeUnit.SECONDS);
    FxRobot robot = new FxRobot();
    robot.moveTo(whole);
    robot.moveTo(cut);
    assertEquals(cut.getText(), cut.getTooltip().getText());
    assertNull(whole.getTooltip());
    robot.interact(stage::close);
  }
}
