package org.leadlight.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import javafx.geometry.Rectangle2D;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

final class StagePlaceTest {

  private static final Rectangle2D KEPT = new Rectangle2D(30, 40, 900, 600);

  @Test
  void aWindowOpensWhereItWasAndKeepsWhereItIsMoved() throws Exception {
    FxToolkit.registerPrimaryStage();
    FxRobot robot = new FxRobot();
    robot.interact(
        () -> {
          Stage stage = new Stage();
          StagePlace place =
              new StagePlace(
                  stage, new WindowMemory(WindowChoices.FRESH, Optional.of(KEPT), false));
          place.restore();
          stage.show();
          assertEquals(30, stage.getX());
          assertEquals(900, stage.getWidth());
          assertEquals(Optional.of(KEPT), place.with(WindowChoices.FRESH).place());
          stage.setX(50);
          assertEquals(50, place.with(WindowChoices.FRESH).place().orElseThrow().getMinX());
          assertEquals(WindowChoices.FRESH, place.with(WindowChoices.FRESH).choices());
          stage.close();
        });
  }
}
