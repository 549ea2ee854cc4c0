package org.leadlight.app.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/**
 * A row that goes on in further lines where its parts cannot stand beside each other: in a narrow
 * window, or in one with large text. Where they can, it is a row like any other.
 */
public class WrappingRow extends HBox {

  private record Line(List<Node> parts, double height) {}

  private double leastHeight;
  private double zoom = 1; // of the text

  /** An empty row. */
  public WrappingRow() {
    TextSize.factor(this).subscribe(this::zoom);
  }

  private void zoom(double factor) {
    zoom = factor;
    requestLayout();
  }

  /** How high it is at least, at the usual size of text. */
  public double getLeastHeight() {
    return leastHeight;
  }

  /** Sets how high it is at least, at the usual size of text. */
  public void setLeastHeight(double height) {
    leastHeight = height;
    requestLayout();
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computeMinWidth(double height) {
    double widest = 0;
    for (Node part : getManagedChildren()) {
      widest = Math.max(widest, snapSizeX(part.minWidth(-1)));
    }
    return snappedLeftInset() + widest + snappedRightInset();
  }

  @Override
  protected double computeMinHeight(double width) {
    double own = wraps(width) ? wrappedHeight(width) : super.computeMinHeight(width);
    return Math.max(leastHeight * zoom, own);
  }

  @Override
  protected double computePrefHeight(double width) {
    double own = wraps(width) ? wrappedHeight(width) : super.computePrefHeight(width);
    return Math.max(leastHeight * zoom, own);
  }

  @Override
  protected void layoutChildren() {
    if (!wraps(getWidth())) {
      super.layoutChildren();
      return;
    }
    double room = room(getWidth());
    double y = snappedTopInset() + gap();
    for (Line line : lines(room)) {
      layOut(line, room, y);
      y += line.height() + gap();
    }
  }

  private boolean wraps(double width) {
    List<Node> parts = getManagedChildren();
    double need = getSpacing() * Math.max(0, parts.size() - 1);
    for (Node part : parts) {
      need += part.minWidth(-1);
    }
    return width >= 0 && need > room(width) + 0.5;
  }

  private double room(double width) {
    return width - snappedLeftInset() - snappedRightInset();
  }

  /** Between lines, and above and below them. */
  private double gap() {
    return snapSpaceY(getSpacing() / 2);
  }

  private double wrappedHeight(double width) {
    double height = snappedTopInset() + gap() + snappedBottomInset();
    for (Line line : lines(room(width))) {
      height += line.height() + gap();
    }
    return height;
  }

  /** As many parts to a line as have room in it. */
  private List<Line> lines(double room) {
    List<Line> lines = new ArrayList<>();
    List<Node> parts = new ArrayList<>();
    double taken = 0;
    double height = 0;
    for (Node part : getManagedChildren()) {
      double width = width(part, room);
      if (!parts.isEmpty() && taken + width > room) {
        lines.add(new Line(List.copyOf(parts), height));
        parts.clear();
        taken = 0;
        height = 0;
      }
      parts.add(part);
      taken += width + getSpacing();
      height = Math.max(height, snapSizeY(part.prefHeight(biased(part, width))));
    }
    lines.add(new Line(List.copyOf(parts), height));
    return lines;
  }

  private double width(Node part, double room) {
    return Math.min(snapSizeX(Math.max(part.prefWidth(-1), part.minWidth(-1))), room);
  }

  private static double biased(Node part, double width) {
    return part.getContentBias() == Orientation.HORIZONTAL ? width : -1;
  }

  /** What a line leaves goes to its parts that grow, in equal shares. */
  private void layOut(Line line, double room, double y) {
    double left = room - getSpacing() * (line.parts().size() - 1);
    int growing = 0;
    for (Node part : line.parts()) {
      left -= width(part, room);
      growing += grows(part) ? 1 : 0;
    }
    double share = growing == 0 ? 0 : Math.floor(Math.max(0, left) / growing);
    double x = snappedLeftInset();
    for (Node part : line.parts()) {
      double width = width(part, room) + (grows(part) ? share : 0);
      layoutInArea(
          part, x, y, width, line.height(), 0, Insets.EMPTY, true, false, HPos.LEFT, VPos.CENTER);
      x += width + getSpacing();
    }
  }

  private static boolean grows(Node part) {
    return getHgrow(part) == Priority.ALWAYS;
  }
}
