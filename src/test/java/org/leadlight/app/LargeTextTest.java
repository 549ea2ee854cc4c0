package org.leadlight.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Control;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.leadlight.app.OpenWindow.Look;
import org.leadlight.app.chart.ChartColumn;
import org.leadlight.app.shell.Screen;
import org.leadlight.app.workbench.FakeBackend;
import org.leadlight.app.workbench.SyntheticRun;

/** Text of twice the size in the smallest window: everything can be reached. */
final class LargeTextTest {

  private static final double WIDTH = 1100;
  private static final double HEIGHT = 700;
  private static final double TOLERANCE = 1; // of rounding to pixels

  @TempDir private Path folder;

  private OpenWindow open() throws Exception {
    FakeBackend backend = new FakeBackend();
    backend.next = SyntheticRun.update();
    OpenWindow opened = OpenWindow.open(folder, backend, Look.of(WIDTH, HEIGHT));
    opened.on(
        () -> {
          opened.window().appearance().textSizeProperty().set(200);
          return true;
        });
    opened.pulses(10);
    return opened;
  }

  @ParameterizedTest
  @EnumSource
  void noControlLiesWhereNobodyCanGoToIt(Screen screen) throws Exception {
    try (OpenWindow opened = open()) {
      opened.on(
          () -> {
            opened.window().screens().shownProperty().set(screen);
            return true;
          });
      opened.pulses(10);
      List<Control> controls = opened.on(() -> controls(opened.scene().getRoot()));
      assertTrue(controls.size() > 10, "only " + controls.size() + " controls were found");
      List<String> lost =
          opened.on(
              () ->
                  controls.stream()
                      .filter(control -> !isReached(control, opened.scene()))
                      .map(control -> control + " at " + inScene(control))
                      .toList());
      assertEquals(List.of(), lost);
    }
  }

  /** The controls that are seen, without the parts that they are made of. */
  private static List<Control> controls(Node node) {
    List<Control> all = new ArrayList<>();
    if (!node.isVisible()) {
      return all;
    }
    if (node instanceof Control control && !(node instanceof ScrollPane)) {
      all.add(control);
    }
    boolean hasParts = node instanceof Control && !(node instanceof ScrollPane);
    if (!hasParts && node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> all.addAll(controls(child)));
    }
    return all;
  }

  /** Whether it lies in the window, or in what a pane can scroll to that itself is reached. */
  private static boolean isReached(Node node, Scene scene) {
    for (Node at = node.getParent(); at != null; at = at.getParent()) {
      if (at instanceof ScrollPane pane && isContent(node, pane)) {
        return lies(node, pane.getContent()) && isScrolled(pane) && isReached(pane, scene);
      }
    }
    Bounds bounds = inScene(node);
    return bounds.getMinX() >= -TOLERANCE
        && bounds.getMinY() >= -TOLERANCE
        && bounds.getMaxX() <= scene.getWidth() + TOLERANCE
        && bounds.getMaxY() <= scene.getHeight() + TOLERANCE;
  }

  private static boolean isContent(Node node, ScrollPane pane) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (at == pane.getContent()) {
        return true;
      }
    }
    return false;
  }

  private static boolean lies(Node node, Node content) {
    Bounds inner = inScene(node);
    Bounds outer = inScene(content);
    return inner.getMinX() >= outer.getMinX() - TOLERANCE
        && inner.getMinY() >= outer.getMinY() - TOLERANCE
        && inner.getMaxX() <= outer.getMaxX() + TOLERANCE
        && inner.getMaxY() <= outer.getMaxY() + TOLERANCE;
  }

  /** What is larger than a pane shows needs a bar to be scrolled with. */
  private static boolean isScrolled(ScrollPane pane) {
    Bounds whole = pane.getContent().getLayoutBounds();
    Bounds seen = pane.getViewportBounds();
    return (whole.getWidth() <= seen.getWidth() + TOLERANCE || hasBar(pane, Orientation.HORIZONTAL))
        && (whole.getHeight() <= seen.getHeight() + TOLERANCE
            || hasBar(pane, Orientation.VERTICAL));
  }

  private static boolean hasBar(ScrollPane pane, Orientation orientation) {
    return pane.getChildrenUnmodifiable().stream()
        .anyMatch(
            part ->
                part instanceof ScrollBar bar
                    && bar.isVisible()
                    && bar.getOrientation() == orientation);
  }

  private static Bounds inScene(Node node) {
    return node.localToScene(node.getLayoutBounds());
  }

  @Test
  void theRailShowsItsLastEntryWhole() throws Exception {
    try (OpenWindow opened = open()) {
      Bounds last = opened.on(() -> inScene(opened.scene().lookup("#themeButton")));
      Bounds bar = opened.on(() -> inScene(opened.scene().lookup("#statusBar")));
      assertTrue(last.getHeight() >= 40, last.toString());
      assertTrue(last.getMaxY() <= bar.getMinY(), last + " is under the status bar " + bar);
    }
  }

  @ParameterizedTest
  @CsvSource({"100, 1", "200, 2"})
  void theWordsOfChartsGrowWithTheText(int percent, double times) throws Exception {
    try (OpenWindow opened = open()) {
      double usual = gutter(opened, 100);
      assertEquals(times * usual, gutter(opened, percent), 2);
    }
  }

  /** How far right of the left edge the plots begin: the room for their words. */
  private static double gutter(OpenWindow opened, int percent) throws Exception {
    opened.on(
        () -> {
          opened.window().appearance().textSizeProperty().set(percent);
          return true;
        });
    opened.pulses(5);
    return opened.on(() -> ((ChartColumn) opened.scene().lookup("#charts")).plotStart());
  }
}
