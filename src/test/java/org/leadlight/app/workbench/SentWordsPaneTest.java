package org.leadlight.app.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

class SentWordsPaneTest {

  private static final int MANY = 60;

  private final FxRobot robot = new FxRobot();
  private final List<Integer> counts = new ArrayList<>();
  private SentWordsPane pane;
  private Stage stage;

  @BeforeEach
  void openPane() throws Exception {
    FxToolkit.registerPrimaryStage();
    robot.interact(
        () -> {
          pane = new SentWordsPane();
          stage = new Stage();
          stage.setScene(new Scene(pane, 600, 400));
          stage.show();
          stage.getScene().addPostLayoutPulseListener(() -> counts.add(pane.getChildren().size()));
        });
  }

  @AfterEach
  void closePane() {
    robot.interact(stage::close);
  }

  @Test
  void aLongPromptComesAPortionAPulseAndWhole() throws Exception {
    robot.interact(() -> pane.show(words("first", MANY)));
    WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> pane.getChildren().size() == MANY);
    int most =
        IntStream.range(1, counts.size())
            .map(i -> counts.get(i) - counts.get(i - 1))
            .max()
            .orElse(0);
    assertTrue(most <= 12, counts.toString());
  }

  @Test
  void wordsThatCameOnceAreThereAtOnce() throws Exception {
    robot.interact(() -> pane.show(words("first", MANY)));
    WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> pane.getChildren().size() == MANY);
    robot.interact(
        () -> {
          pane.show(words("few", 3));
          assertEquals(3, pane.getChildren().size());
          pane.show(words("again", MANY));
          assertEquals(MANY, pane.getChildren().size());
        });
  }

  private static List<SentWord> words(String text, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new SentWord(text + i, false, false, List.of()))
        .toList();
  }
}
