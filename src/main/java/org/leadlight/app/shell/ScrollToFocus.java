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

  /** Scrolls a node into view, if it is in a pane that scrolls. */
  public static void reveal(Node node) {
    for (Node at = node.getParent(); at != null; at = at.getParent()) {
      if (at instanceof ScrollPane pane) {
        new ScrollToFocus(pane).show(node);
        return;
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
    double height = content.getLayoutBounds().getHeight();
    double seen = pane.getViewportBounds().getHeight();
    double hidden = height - seen;
    if (hidden <= 0) {
      return;
    }
    double top = pane.getVvalue() * hidden;
    if (bounds.getMinY() - MARGIN < top) {
      pane.setVvalue(Math.max(0, bounds.getMinY() - MARGIN) / hidden);
    } else if (bounds.getMaxY() + MARGIN > top + seen) {
      pane.setVvalue(Math.min(hidden, bounds.getMaxY() + MARGIN - seen) / hidden);
    }
  }
}
