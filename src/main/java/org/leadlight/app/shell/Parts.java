package org.leadlight.app.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.TraversalDirection;
import javafx.scene.control.ToggleButton;

/** The parts of the window between which one key moves. */
public final class Parts {

  /** What a part is found by, in the order in which the key goes round. */
  private static final List<String> STYLES =
      List.of(
          ".tour-card",
          ".recipe",
          ".run-header",
          ".chart-column",
          ".tiles",
          ".words",
          ".runs-table",
          ".run-detail",
          ".queue",
          ".privacy-header",
          ".privacy-scroll",
          ".lesson-list",
          ".learn-header",
          ".lesson",
          ".settings-column",
          ".log-part",
          ".settings-faults",
          ".rail");

  private final Scene scene;

  /** The parts of a scene. */
  public Parts(Scene scene) {
    this.scene = scene;
  }

  /** Moves to the first control of a later part; a negative number goes back. */
  public void move(int by) {
    List<Node> firsts = new ArrayList<>();
    int now = -1;
    for (String style : STYLES) {
      Optional<Node> part = shown(style);
      Optional<Node> first = part.flatMap(Parts::first);
      if (first.isPresent()) {
        now = isIn(part.get()) ? firsts.size() : now;
        firsts.add(first.get());
      }
    }
    if (!firsts.isEmpty()) {
      int next = now < 0 ? 0 : Math.floorMod(now + by, firsts.size());
      focus(firsts.get(next));
    }
  }

  /** On and back again, because only a traversal makes the ring of the focus visible. */
  private void focus(Node node) {
    node.requestFocus();
    if (node.requestFocusTraversal(TraversalDirection.NEXT)) {
      scene.getFocusOwner().requestFocusTraversal(TraversalDirection.PREVIOUS);
    }
    if (scene.getFocusOwner() != node) {
      node.requestFocus();
    }
  }

  private Optional<Node> shown(String style) {
    return scene.getRoot().lookupAll(style).stream().filter(Parts::isSeen).findFirst();
  }

  private boolean isIn(Node part) {
    for (Node node = scene.getFocusOwner(); node != null; node = node.getParent()) {
      if (node == part) {
        return true;
      }
    }
    return false;
  }

  private static Optional<Node> first(Node node) {
    if (!node.isVisible() || node.isDisabled()) {
      return Optional.empty();
    }
    if (node.isFocusTraversable() && !isPassedBy(node)) {
      return Optional.of(node);
    }
    Stream<Node> children =
        node instanceof Parent parent ? parent.getChildrenUnmodifiable().stream() : Stream.empty();
    return children.flatMap(child -> first(child).stream()).findFirst();
  }

  /** Of a group of toggles the keyboard enters the one that is chosen. */
  private static boolean isPassedBy(Node node) {
    return node instanceof ToggleButton toggle
        && toggle.getToggleGroup() != null
        && toggle.getToggleGroup().getSelectedToggle() != null
        && !toggle.isSelected();
  }

  private static boolean isSeen(Node node) {
    for (Node each = node; each != null; each = each.getParent()) {
      if (!each.isVisible()) {
        return false;
      }
    }
    return true;
  }
}
