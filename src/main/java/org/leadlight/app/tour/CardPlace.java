package org.leadlight.app.tour;

import java.util.Optional;
import java.util.stream.Stream;
import javafx.geometry.Dimension2D;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;

/** Where a card stands: beside what it is about, as long as it fits without covering it. */
final class CardPlace {

  /** Between the card and what it is about, and between the card and the edge of its room. */
  static final double GAP = 12;

  private CardPlace() {}

  /**
   * The upper left corner of a card.
   *
   * @param about what the card is about; empty for what is not seen
   * @param card the size of the card
   * @param room where it may stand
   */
  static Point2D of(Optional<Rectangle2D> about, Dimension2D card, Rectangle2D room) {
    return about.flatMap(target -> beside(target, card, room)).orElse(foot(card, room));
  }

  /**
   * The upper left corner of a card beside what it is about; empty where it fits nowhere.
   *
   * @param about what the card is about
   * @param card the size of the card
   * @param room where it may stand
   */
  static Optional<Point2D> beside(Rectangle2D about, Dimension2D card, Rectangle2D room) {
    return corners(about, card, room).filter(corner -> isIn(corner, card, room)).findFirst();
  }

  /** On the right, above, beneath, on the left; moved along the edge until it is in the room. */
  private static Stream<Point2D> corners(Rectangle2D target, Dimension2D card, Rectangle2D room) {
    double x = along(target.getMinX(), card.getWidth(), room.getMinX(), room.getMaxX());
    double y = along(target.getMinY(), card.getHeight(), room.getMinY(), room.getMaxY());
    return Stream.of(
        new Point2D(target.getMaxX() + GAP, y),
        new Point2D(x, target.getMinY() - GAP - card.getHeight()),
        new Point2D(x, target.getMaxY() + GAP),
        new Point2D(target.getMinX() - GAP - card.getWidth(), y));
  }

  private static double along(double wanted, double length, double from, double to) {
    return Math.max(from + GAP, Math.min(wanted, to - GAP - length));
  }

  private static boolean isIn(Point2D corner, Dimension2D card, Rectangle2D room) {
    return corner.getX() >= room.getMinX() + GAP
        && corner.getY() >= room.getMinY() + GAP
        && corner.getX() + card.getWidth() <= room.getMaxX() - GAP
        && corner.getY() + card.getHeight() <= room.getMaxY() - GAP;
  }

  private static Point2D foot(Dimension2D card, Rectangle2D room) {
    return new Point2D(
        Math.max(room.getMinX(), room.getMinX() + (room.getWidth() - card.getWidth()) / 2),
        Math.max(room.getMinY(), room.getMaxY() - GAP - card.getHeight()));
  }
}
