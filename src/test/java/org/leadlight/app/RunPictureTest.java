package org.leadlight.app;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.leadlight.app.workbench.DraftStore;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Makes the pictures of the documentation from the newest run of a workspace: {@code mvn test
 * -Dtest=RunPictureTest -Dpicture.workspace=DIR}.
 */
@EnabledIfSystemProperty(named = "picture.workspace", matches = ".+")
final class RunPictureTest {

  private static final Path PICTURES = Path.of("docs", "pictures");

  private final FxRobot robot = new FxRobot();

  @Test
  void theNewestRunIsDrawnInBothThemes() throws Exception {
    FxToolkit.registerPrimaryStage();
    Path folder = Path.of(System.getProperty("picture.workspace"));
    ScheduledExecutorService background = Executors.newSingleThreadScheduledExecutor();
    try (WorkspaceBackend backend = new WorkspaceBackend(folder)) {
      draw(backend, background, false, "workbench-light.png");
      draw(backend, background, true, "workbench-dark.png");
      background.shutdown();
      assertTrue(background.awaitTermination(10, TimeUnit.SECONDS));
    }
  }

  private void draw(
      WorkspaceBackend backend, ScheduledExecutorService background, boolean dark, String name)
      throws Exception {
    WorkbenchWindow[] window = new WorkbenchWindow[1];
    Stage[] stage = new Stage[1];
    DraftStore drafts =
        new DraftStore(Path.of("target", "picture-draft.json"), background, Duration.ofDays(1));
    robot.interact(
        () -> {
          window[0] = new WorkbenchWindow(backend, drafts, 6, background, Platform::runLater);
          window[0].appearance().choose(dark);
          stage[0] = new Stage();
          stage[0].setScene(window[0].scene(1440, 900));
          stage[0].show();
          window[0].reader().startOn(background, Duration.ofMillis(50));
        });
    WaitForAsyncUtils.waitFor(
        20,
        TimeUnit.SECONDS,
        () ->
            window[0].workbench().snapshotProperty().get().curve("component/composite_loss").size()
                > 0);
    WaitForAsyncUtils.waitForFxEvents(20);
    BufferedImage[] image = new BufferedImage[1];
    robot.interact(
        () -> image[0] = SwingFXUtils.fromFXImage(stage[0].getScene().snapshot(null), null));
    Files.createDirectories(PICTURES);
    ImageIO.write(image[0], "png", PICTURES.resolve(name).toFile());
    robot.interact(stage[0]::close);
  }
}
