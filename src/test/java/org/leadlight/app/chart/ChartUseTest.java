package org.leadlight.app.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.StringReader;
import java.util.Arrays;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.leadlight.plot.SeriesView;
import org.leadlight.plot.chart.ChartSeries;
import org.leadlight.plot.chart.ChartSnapshot;
import org.leadlight.plot.chart.ChartView;
import org.leadlight.plot.chart.PanelSpec;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import org.xml.sax.InputSource;

/** The charts under mouse and keyboard, and what is exported of them. */
@ExtendWith(ApplicationExtension.class)
final class ChartUseTest {

  private static final double LEFT = 228;
  private static final double RIGHT = 1000 - 16;

  private ChartColumn charts;

  @Start
  void start(Stage stage) {
    charts = new ChartColumn();
    charts.setFontFamily("DejaVu Sans");
    stage.setScene(new Scene(charts, 1000, 600));
    stage.show();
  }

  @BeforeEach
  void showARun(FxRobot robot) {
    robot.interact(() -> charts.setSnapshot(snapshot()));
    robot.interact(() -> charts.layout());
  }

  @Test
  void theWheelZoomsAroundTheStepBeneathIt(FxRobot robot) {
    Point2D middle = at(500);
    robot.moveTo(middle).scroll(5, VerticalDirection.UP);
    ChartView view = charts.viewProperty().get();
    double wide = view.to() - view.from();
    assertTrue(wide < 990, "zoomed: " + view);
    double step = view.from() + (500 - LEFT) / (RIGHT - LEFT) * wide;
    assertEquals((500 - LEFT) / (RIGHT - LEFT) * 1000, step, 3);
  }

  @Test
  void aDragShowsTheStepsItPassedAndADoubleClickAllOfThem(FxRobot robot) {
    robot.drag(at(400)).dropTo(at(600));
    ChartView view = charts.viewProperty().get();
    assertEquals((400 - LEFT) / (RIGHT - LEFT) * 1000, view.from(), 3);
    assertEquals((600 - LEFT) / (RIGHT - LEFT) * 1000, view.to(), 3);
    robot.moveTo(at(500)).doubleClickOn(MouseButton.PRIMARY);
    assertTrue(Double.isNaN(charts.viewProperty().get().from()));
  }

  @Test
  void theCursorReadsTheStepBeneathItAndKeysMoveIt(FxRobot robot) {
    robot.moveTo(at(606));
    assertEquals(500, charts.cursor(), 1);
    double before = charts.cursor();
    robot.interact(charts::requestFocus);
    robot.press(KeyCode.SHIFT).type(KeyCode.RIGHT).release(KeyCode.SHIFT).type(KeyCode.LEFT);
    assertEquals(before + 9, charts.cursor(), 1e-9);
    assertTrue(
        charts.getAccessibleText().contains("first 0.5"), "read: " + charts.getAccessibleText());
    robot.type(KeyCode.ESCAPE);
    assertTrue(Double.isNaN(charts.cursor()));
  }

  @Test
  void keysZoomAndShowAllAgain(FxRobot robot) {
    robot.interact(charts::requestFocus);
    robot.type(KeyCode.PLUS);
    assertEquals(500, width(), 5);
    robot.type(KeyCode.MINUS).type(KeyCode.PLUS).type(KeyCode.PLUS);
    assertEquals(250, width(), 5);
    robot.type(KeyCode.HOME);
    assertTrue(Double.isNaN(charts.viewProperty().get().from()));
  }

  @Test
  void aClickOnANameHidesItsLineAndADoubleClickShowsItAlone(FxRobot robot) {
    Point2D first = charts.localToScreen(60, 28);
    robot.clickOn(first, MouseButton.PRIMARY);
    assertEquals(List.of("second", "third"), visible());
    sleepPastDoubleClick(robot);
    robot.clickOn(charts.localToScreen(60, 28), MouseButton.PRIMARY);
    assertEquals(List.of("first", "second", "third"), visible());
    sleepPastDoubleClick(robot);
    robot.moveTo(charts.localToScreen(60, 28)).doubleClickOn(MouseButton.PRIMARY);
    assertEquals(List.of("first"), visible());
  }

  @Test
  void isolatingTwiceShowsAllAgain() {
    ChartSnapshot shown = snapshot();
    ChartSeries line = shown.lines().get(1);
    ChartView alone = ChartView.ALL.isolating(line, shown);
    assertFalse(alone.shows(shown.lines().get(0), shown));
    assertTrue(alone.shows(line, shown));
    assertTrue(alone.isolating(line, shown).shows(shown.lines().get(0), shown));
  }

  @Test
  void theTableHoldsTheStepsAndLinesThatAreShown(FxRobot robot) {
    robot.interact(
        () ->
            charts
                .viewProperty()
                .set(ChartView.ALL.between(10, 20, snapshot()).toggling("component/second")));
    List<String> rows = Arrays.asList(charts.export().csv().split("\r\n"));
    assertEquals(
        "step,component/first,component/first (smoothed),component/third,"
            + "component/third (smoothed)",
        rows.getFirst());
    assertEquals(12, rows.size());
    assertTrue(rows.get(1).startsWith("10,0.01,"), rows.get(1));
    assertTrue(rows.getLast().startsWith("20,0.02,"), rows.getLast());
  }

  @Test
  void theDrawingIsWellFormedAndNamesWhatIsShown() throws Exception {
    String svg = WaitForAsyncUtils.asyncFx(() -> charts.export().svg()).get();
    var document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(svg)));
    assertEquals("1000", document.getDocumentElement().getAttribute("width"));
    var texts = document.getElementsByTagName("text");
    boolean named = false;
    for (int i = 0; i < texts.getLength(); i++) {
      named |= texts.item(i).getTextContent().equals("third");
    }
    assertTrue(named);
    assertTrue(document.getElementsByTagName("path").getLength() >= 6, "lines");
  }

  @Test
  void thePictureHasTwiceTheSizeAndTheColoursOfTheLines() throws Exception {
    BufferedImage image = WaitForAsyncUtils.asyncFx(() -> charts.export().image()).get();
    assertEquals(2000, image.getWidth());
    assertEquals(1200, image.getHeight());
    int blue = 0;
    for (int x = 0; x < image.getWidth(); x += 3) {
      for (int y = 0; y < image.getHeight(); y++) {
        blue += (image.getRGB(x, y) & 0xffffff) == 0x0072B2 ? 1 : 0;
      }
    }
    assertTrue(blue > 300, blue + " blue pixels");
  }

  private static void sleepPastDoubleClick(FxRobot robot) {
    robot.sleep(600); // two clicks within half a second are a double click
  }

  private double width() {
    ChartView view = charts.viewProperty().get();
    return view.to() - view.from();
  }

  private List<String> visible() {
    ChartSnapshot shown = charts.snapshot();
    return shown.lines().stream()
        .filter(line -> charts.viewProperty().get().shows(line, shown))
        .map(ChartSeries::name)
        .toList();
  }

  private Point2D at(double x) {
    return charts.localToScreen(x, 60);
  }

  private static ChartSnapshot snapshot() {
    double[] steps = new double[1001];
    double[] rising = new double[steps.length];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = i;
      rising[i] = i / 1000.0;
    }
    SeriesView points = SeriesView.of(steps, rising);
    return new ChartSnapshot(
        List.of(curve("first", points, 0), curve("second", points, 1), curve("third", points, 2)),
        1000,
        1000,
        List.of());
  }

  private static PanelSpec curve(String name, SeriesView points, int color) {
    ChartSeries line = ChartSeries.solid("component/" + name, name, points, color);
    return new PanelSpec.Curve(line, "lower = closer", false);
  }
}
