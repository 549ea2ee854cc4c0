package org.leadlight.app.learn;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;

/** Shows a node larger: type, lines and pictures alike; it is laid out in the room that leaves. */
final class Magnified extends Region {

  private final Node content;
  private final DoubleProperty factor = new SimpleDoubleProperty(1);

  Magnified(Node content) {
    this.content = content;
    Scale scale = new Scale();
    scale.xProperty().bind(factor);
    scale.yProperty().bind(factor);
    content.getTransforms().add(scale);
    getChildren().add(content);
    factor.subscribe(changed -> requestLayout());
  }

  /** How many times larger. */
  DoubleProperty factorProperty() {
    return factor;
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computePrefHeight(double width) {
    return Math.ceil(factor.get() * content.prefHeight(width < 0 ? -1 : width / factor.get()));
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected double computePrefWidth(double height) {
    return factor.get() * content.prefWidth(-1);
  }

  @Override
  protected double computeMinWidth(double height) {
    return 0;
  }

  @Override
  protected void layoutChildren() {
    content.resizeRelocate(0, 0, getWidth() / factor.get(), getHeight() / factor.get());
  }
}
