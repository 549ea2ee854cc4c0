package org.leadlight.app.shell;

import java.util.List;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.paint.Color;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Rectangle;

/** The program's sign: a small square of leaded glass, drawn at any size. */
public final class Emblem {

  private static final Color LEAD = Color.web("#1F2328");

  private Emblem() {}

  /** The sign with the given side. */
  public static Node ofSide(double side) {
    double unit = side / 32;
    Rectangle lead = new Rectangle(32, 32, LEAD);
    lead.setArcWidth(12);
    lead.setArcHeight(12);
    Rectangle clip = new Rectangle(2, 2, 28, 28);
    clip.setArcWidth(8);
    clip.setArcHeight(8);
    Group panes =
        new Group(
            pane("#0072B2", 2, 2, 15, 2, 11.5, 14, 2, 14),
            pane("#E69F00", 17, 2, 30, 2, 30, 14, 13.5, 14),
            pane("#0E7C66", 2, 16, 17, 16, 17, 30, 2, 30),
            pane("#D55E00", 19, 16, 30, 16, 30, 30, 19, 30));
    panes.setClip(clip);
    Group sign = new Group(lead, panes);
    sign.getTransforms().add(new javafx.scene.transform.Scale(unit, unit));
    return new Group(sign);
  }

  /** The sizes a system asks for. */
  public static List<Integer> sizes() {
    return List.of(16, 32, 48, 64, 128, 256);
  }

  private static Polygon pane(String color, double... corners) {
    Polygon polygon = new Polygon(corners);
    polygon.setFill(Color.web(color));
    return polygon;
  }
}
