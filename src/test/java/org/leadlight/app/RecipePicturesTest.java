package org.leadlight.app;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TitledPane;
import javafx.scene.paint.Color;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadlight.app.learn.FakeLessons;
import org.leadlight.app.privacy.FakeAttacks;
import org.leadlight.app.runs.FakeRuns;
import org.leadlight.app.workbench.DraftStore;
import org.leadlight.app.workbench.FakeBackend;
import org.leadlight.app.workbench.SyntheticRun;
import org.leadlight.run.Factories;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** Pictures of the recipe panel with everything it can open, to be looked at. */
final class RecipePicturesTest {

  private static final Path PICTURES = Path.of("target", "pictures");

  private final FxRobot robot = new FxRobot();
  private final ScheduledExecutorService background = Executors.newSingleThreadScheduledExecutor();
  @TempDir private Path folder;
  private Stage stage;

  @BeforeEach
  void startToolkit() throws Exception {
    FxToolkit.registerPrimaryStage();
  }

  @AfterEach
  void closeWindow() {
    robot.interact(stage::close);
    background.shutdownNow();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void everythingThePanelOpensCanBePictured(boolean dark) throws Exception {
    String theme = dark ? "-dark" : "-light";
    open(1440, 900, dark, Map.of("loss." + Factories.CATALYST + ".on", "true"));
    press("#info-loss-" + Factories.STD_LOG_RATIO);
    picture("recipe-explanation" + theme);
    press("#bandLink");
    picture("recipe-page" + theme);
    press("#differs");
    picture("recipe-differences" + theme);
    robot.interact(() -> robot.lookup("#presets").queryAs(ComboBox.class).show());
    picture("recipe-presets" + theme);
    robot.interact(() -> robot.lookup("#presets").queryAs(ComboBox.class).hide());
    robot.interact(() -> robot.lookup("#setting-model-source").queryAs(ComboBox.class).show());
    picture("recipe-models" + theme);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theFoldsAndTheListOfFaultsCanBePictured(boolean dark) throws Exception {
    String theme = dark ? "-dark" : "-light";
    open(
        1440,
        900,
        dark,
        Map.of(
            "loss." + Factories.ENTROPY,
            "plenty",
            "training.steps",
            "0",
            "model.source",
            "/home/somebody/models/a-rather-long-folder-name/Model-7B",
            "transform.mean",
            "bounded"));
    robot.interact(
        () -> robot.lookup("#transformFold").queryAs(TitledPane.class).setExpanded(true));
    robot.interact(() -> robot.lookup("#scroll").queryAs(ScrollPane.class).setVvalue(1));
    picture("recipe-transform" + theme);
    robot.interact(() -> robot.lookup("#trainingFold").queryAs(TitledPane.class).setExpanded(true));
    WaitForAsyncUtils.waitForFxEvents(10);
    robot.interact(() -> robot.lookup("#scroll").queryAs(ScrollPane.class).setVvalue(1));
    press("#bandLink");
    picture("recipe-faults" + theme);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theSmallestWindowCanBePictured(boolean dark) throws Exception {
    open(
        1100,
        700,
        dark,
        Map.of(
            "model.source", "/home/somebody/models/a-rather-long-folder-name/Model-7B",
            "transform.mean", "raw",
            "loss.alpha", "0.9"));
    picture("recipe-small" + (dark ? "-dark" : "-light"));
  }

  @ParameterizedTest
  @CsvSource({
    "cross_entropy, false",
    "cross_entropy, true",
    "mutual_information, false",
    "mutual_information, true"
  })
  void everyFactoryCanBePicturedInBothSizes(String factory, boolean dark) throws Exception {
    String name = "factory-" + factory + (dark ? "-dark" : "-light");
    open(1440, 900, dark, Map.of("factory", factory));
    picture(name);
    robot.interact(() -> robot.lookup("#scroll").queryAs(ScrollPane.class).setVvalue(1));
    press("#info-loss-" + Factories.MEDIAN_NORM);
    picture(name + "-scrolled");
    robot.interact(
        () -> {
          stage.setWidth(1100);
          stage.setHeight(700);
        });
    picture(name + "-small");
  }

  private void press(String query) {
    robot.interact(
        () -> {
          Node node = robot.lookup(query).query();
          if (node instanceof Hyperlink link) {
            link.fire();
          } else {
            robot.lookup(query).queryButton().fire();
          }
        });
  }

  private void open(int width, int height, boolean dark, Map<String, String> typed) {
    FakeBackend backend = new FakeBackend();
    backend.next = SyntheticRun.update();
    robot.interact(
        () -> {
          DraftStore drafts =
              new DraftStore(folder.resolve("draft.json"), background, Duration.ofMillis(300));
          WorkbenchWindow window =
              new WorkbenchWindow(
                  backend,
                  new FakeRuns(),
                  new FakeAttacks(),
                  new FakeLessons(),
                  drafts,
                  6,
                  background,
                  Platform::runLater);
          window.appearance().choose(dark);
          window.restore(typed);
          stage = new Stage();
          stage.setScene(window.scene(width, height));
          stage.show();
          window.reader().startOn(background, Duration.ofMillis(100));
        });
  }

  /** The window with whatever is open over it. */
  private void picture(String name) throws Exception {
    WaitForAsyncUtils.waitForFxEvents(20);
    BufferedImage[] image = new BufferedImage[1];
    robot.interact(() -> image[0] = composed());
    Files.createDirectories(PICTURES);
    Path file = PICTURES.resolve(name + ".png");
    ImageIO.write(image[0], "png", file.toFile());
    assertTrue(Files.size(file) > 10_000, file + " shows next to nothing");
  }

  private BufferedImage composed() {
    BufferedImage below = SwingFXUtils.fromFXImage(stage.getScene().snapshot(null), null);
    Graphics2D graphics = below.createGraphics();
    double left = stage.getX() + stage.getScene().getX();
    double top = stage.getY() + stage.getScene().getY();
    SnapshotParameters clear = new SnapshotParameters();
    clear.setFill(Color.TRANSPARENT);
    for (Window window : Window.getWindows()) {
      if (window instanceof PopupWindow popup && popup.isShowing()) {
        graphics.drawImage(
            SwingFXUtils.fromFXImage(popup.getScene().getRoot().snapshot(clear, null), null),
            (int) (popup.getX() - left),
            (int) (popup.getY() - top),
            null);
      }
    }
    graphics.dispose();
    return below;
  }
}
