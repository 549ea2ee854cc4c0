package org.leadlight.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadlight.app.OpenWindow.Look;
import org.leadlight.app.workbench.FakeBackend;
import org.leadlight.app.workbench.SyntheticRun;

/** The tab key: reaches everything, in the order of the eye, and shows where it is. */
final class FocusTest {

  private static final int AROUND = 6;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void tabReachesEveryControlAndEachShowsThatItHasTheFocus(boolean dark) throws Exception {
    FakeBackend backend = new FakeBackend();
    backend.next = SyntheticRun.update();
    try (OpenWindow opened = OpenWindow.open(folder, backend, Look.of(1440, 900).inDark(dark))) {
      opened.pulses(20);
      Set<Node> reached = new LinkedHashSet<>();
      List<String> ringless = new ArrayList<>();
      opened.on(
          () -> {
            Node first = opened.scene().lookup("#workbenchEntry");
            first.requestFocus();
            return null;
          });
      for (int i = 0; i < 120; i++) {
        Node before = opened.on(() -> opened.scene().getFocusOwner());
        WritableImage without = opened.on(() -> opened.scene().snapshot(null));
        opened.on(() -> before.requestFocusTraversal(TraversalDirection.NEXT));
        opened.pulses(2);
        Node now = opened.on(() -> opened.scene().getFocusOwner());
        if (!reached.add(now)) {
          break;
        }
        WritableImage with = opened.on(() -> opened.scene().snapshot(null));
        if (!differs(without, with, now)) {
          ringless.add(now.toString());
        }
      }
      List<String> missed =
          opened.on(
              () ->
                  AccessibilityTest.nodes(opened.scene().getRoot()).stream()
                      .filter(Node::isFocusTraversable)
                      .filter(AccessibilityTest::isSeen)
                      .filter(node -> !node.isDisabled() && !reached.contains(node))
                      .filter(node -> !isReachedByArrow(node))
                      .map(Node::toString)
                      .toList());
      assertEquals(List.of(), missed, "controls that the tab key does not reach");
      assertEquals(List.of(), ringless, "controls that do not show that they have the focus");
      assertTrue(reached.size() > 20);
    }
  }

  /** Of a group of toggles the tab key enters the chosen one, and arrows go on from there. */
  private static boolean isReachedByArrow(Node node) {
    return node instanceof ToggleButton toggle
        && toggle.getToggleGroup() != null
        && !toggle.isSelected();
  }

  /** Whether at least so many pixels at a control changed as a thin ring has. */
  private static boolean differs(WritableImage before, WritableImage after, Node node) {
    Bounds at = node.localToScene(node.getBoundsInLocal());
    int changed = 0;
    PixelReader was = before.getPixelReader();
    PixelReader is = after.getPixelReader();
    int left = (int) Math.max(0, at.getMinX() - AROUND);
    int top = (int) Math.max(0, at.getMinY() - AROUND);
    int right = (int) Math.min(after.getWidth(), at.getMaxX() + AROUND);
    int bottom = (int) Math.min(after.getHeight(), at.getMaxY() + AROUND);
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        changed += was.getArgb(x, y) == is.getArgb(x, y) ? 0 : 1;
      }
    }
    return changed >= 40;
  }
}
