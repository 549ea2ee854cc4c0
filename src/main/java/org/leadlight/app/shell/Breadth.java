package org.leadlight.app.shell;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;

/** Whether a window is narrow, so that its parts move closer together. */
public final class Breadth {

  private static final double NARROW = 1240;

  private Breadth() {}

  /** Whether the window around a node is narrow; not while it has none. */
  public static ObservableValue<Boolean> narrow(Node node) {
    return node.sceneProperty()
        .flatMap(Scene::widthProperty)
        .map(width -> width.doubleValue() < NARROW)
        .orElse(false);
  }
}
