package org.leadlight.app.workbench;

import atlantafx.base.controls.ProgressSliderSkin;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.Node;
import javafx.scene.control.Slider;
import javafx.scene.shape.Circle;

/** A filled slider with a ring on its track where the loop still is, while a change is awaited. */
final class SteeredSliderSkin extends ProgressSliderSkin {

  private static final double RADIUS = 4.5;

  private final Circle ring = new Circle(RADIUS);
  private final DoubleProperty used = new SimpleDoubleProperty(Double.NaN);

  SteeredSliderSkin(Slider slider) {
    super(slider);
    ring.getStyleClass().add("running-ring");
    ring.setManaged(false);
    ring.setMouseTransparent(true);
    getChildren().add(ring);
    used.subscribe(position -> slider.requestLayout());
  }

  /** The slider's value that the loop uses; NaN for no ring. */
  DoubleProperty usedProperty() {
    return used;
  }

  @Override
  protected void layoutChildren(double x, double y, double width, double height) {
    super.layoutChildren(x, y, width, height);
    Slider slider = getSkinnable();
    Node thumb = slider.lookup(".thumb");
    boolean shown = thumb != null && used.get() >= slider.getMin() && used.get() <= slider.getMax();
    ring.setVisible(shown);
    if (shown) {
      double half = thumb.getLayoutBounds().getWidth() / 2;
      double share = (used.get() - slider.getMin()) / (slider.getMax() - slider.getMin());
      ring.setCenterX(x + half + share * (width - 2 * half));
      ring.setCenterY(thumb.getBoundsInParent().getCenterY());
    }
  }
}
