package org.leadlight.app.shell;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;

/** Whether a window is narrow for the size of its text, so that its parts move closer together. */
public final class Breadth {

  private static final double NARROW = 1240;

  private Breadth() {}

  /** Whether the window around a node is narrow; not while it has none. */
  public static ObservableValue<Boolean> narrow(Node node) {
    return node.sceneProperty().flatMap(Breadth::narrow).orElse(false);
  }

  private static ObservableValue<Boolean> narrow(Scene scene) {
    return Bindings.createBooleanBinding(
        () -> scene.getWidth() / textSize(scene) < NARROW / TextSize.USUAL,
        scene.widthProperty(),
        scene.getProperties());
  }

  private static int textSize(Scene scene) {
    return scene.getProperties().get(TextSize.class) instanceof Integer percent
        ? percent
        : TextSize.USUAL;
  }
}
