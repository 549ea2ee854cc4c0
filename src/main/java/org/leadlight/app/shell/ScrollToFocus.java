package org.leadlight.app.shell;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;

/** Keeps what has the keyboard's focus in view. */
public final class ScrollToFocus {

  private static final double MARGIN = 24;

  private final ScrollPane pane;

  private ScrollToFocus(ScrollPane pane) {
    this.pane = pane;
  }

  /** Scrolls a pane wherever the focus goes inside it. */
  public static void in(ScrollPane pane) {
    ScrollToFocus scroll = new ScrollToFocus(pane);
    pane.sceneProperty()
        .flatMap(scene -> scene.focusOwnerProperty())
        .subscribe(
            focused -> {
              if (focused != null && scroll.holds(focused)) {
                scroll.show(focused);
              }
            });
  }

  /** Scrolls a node into view, in every pane around it that scrolls. */
  public static void reveal(Node node) {
    for (Node at = node.getParent(); at != null; at = at.getParent()) {
      if (at instanceof ScrollPane pane) {
        new ScrollToFocus(pane).show(node);
      }
    }
  }

  private boolean holds(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (at == pane.getContent()) {
        return true;
      }
    }
    return false;
  }

  private void show(Node node) {
    pane.layout();
    Node content = pane.getContent();
    Bounds bounds = content.sceneToLocal(node.localToScene(node.getBoundsInLocal()));
    Bounds whole = content.getLayoutBounds();
    Bounds seen = pane.getViewportBounds();
    pane.setVvalue(
        moved(
            pane.getVvalue(),
            bounds.getMinY(),
            bounds.getMaxY(),
            seen.getHeight(),
            whole.getHeight()));
    pane.setHvalue(
        moved(
            pane.getHvalue(),
            bounds.getMinX(),
            bounds.getMaxX(),
            seen.getWidth(),
            whole.getWidth()));
  }

  /**
   * Where a pane must stand, 0 to 1, so that it shows a stretch; its beginning where all cannot.
   */
  private static double moved(double value, double from, double to, double seen, double whole) {
    double hidden = whole - seen;
    if (hidden <= 0) {
      return value;
    }
    double start = value * hidden;
    if (from - MARGIN < start || to - from + 2 * MARGIN > seen) {
      return Math.clamp((from - MARGIN) / hidden, 0, 1);
    }
    return to + MARGIN > start + seen ? Math.min(1, (to + MARGIN - seen) / hidden) : value;
  }
}
