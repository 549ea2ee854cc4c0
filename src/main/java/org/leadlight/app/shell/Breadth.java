package org.leadlight.app.shell;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;

/** Whether a window is narrow for the size of its text, so that its parts move closer together. */
public final class Breadth {

  private static final double NARROW = 1240;
  private static final double TIGHT = 800;

  private Breadth() {}

  /** Whether the window around a node is narrow; not while it has none. */
  public static ObservableValue<Boolean> narrow(Node node) {
    return node.sceneProperty().flatMap(scene -> below(NARROW, scene)).orElse(false);
  }

  /** Whether it is so narrow, as with text of twice the size, that some parts leave their words. */
  public static ObservableValue<Boolean> tight(Node node) {
    return node.sceneProperty().flatMap(scene -> below(TIGHT, scene)).orElse(false);
  }

  private static ObservableValue<Boolean> below(double width, Scene scene) {
    return Bindings.createBooleanBinding(
        () -> scene.getWidth() / TextSize.in(scene) < width / TextSize.USUAL,
        scene.widthProperty(),
        scene.getProperties());
  }
}
