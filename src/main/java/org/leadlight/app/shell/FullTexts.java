package org.leadlight.app.shell;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;

/** Lets a person read what had no room: a text that ends in an ellipsis gets itself as tooltip. */
public final class FullTexts {

  private FullTexts() {}

  /** Looks after every text of a scene from now on, those that come later included. */
  public static void applyTo(Scene scene) {
    scene.addEventFilter(MouseEvent.MOUSE_ENTERED_TARGET, FullTexts::entered);
  }

  private static void entered(MouseEvent event) {
    if (event.getTarget() instanceof Node node && labelOf(node) instanceof Labeled labeled) {
      update(labeled);
    }
  }

  private static Node labelOf(Node node) {
    return node instanceof Labeled || node.getParent() == null ? node : node.getParent();
  }

  private static void update(Labeled labeled) {
    boolean ours = labeled.getTooltip() instanceof FullText;
    if (labeled.isTextTruncated() && (ours || labeled.getTooltip() == null)) {
      labeled.setTooltip(new FullText(labeled.getText()));
    } else if (ours) {
      labeled.setTooltip(null);
    }
  }

  /** Told apart from the tooltips that say something else. */
  private static final class FullText extends Tooltip {
    FullText(String text) {
      super(text);
      setWrapText(true);
      setMaxWidth(420);
    }
  }
}
