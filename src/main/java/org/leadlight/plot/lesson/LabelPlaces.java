package org.leadlight.plot.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.leadlight.plot.Drawing;
import org.leadlight.plot.Drawing.Lettering;

/** Where the labels of a picture stand, so that none is written over another or over a point. */
final class LabelPlaces {

  private static final double HALF = 7; // of the height of a line
  private static final double APART = 2;

  private final double right;
  private final List<Box> taken = new ArrayList<>();

  /**
   * Where a label could stand.
   *
   * @param x where its text begins, ends or has its middle, as its lettering says
   * @param y its middle line
   */
  record Spot(double x, double y, Lettering lettering) {}

  private record Box(double left, double top, double right, double bottom) {

    boolean meets(Box other) {
      return left < other.right + APART
          && other.left < right + APART
          && top < other.bottom
          && other.top < bottom;
    }
  }

  /**
   * Places in a picture.
   *
   * @param right the end of the room for labels
   */
  LabelPlaces(double right) {
    this.right = right;
  }

  /** Takes the place of a point. */
  void takePoint(double x, double y, double radius) {
    taken.add(new Box(x - radius, y - radius, x + radius, y + radius));
  }

  /** Takes the place of a label that stands where it stands. */
  void take(Drawing to, String words, Spot spot) {
    taken.add(box(to, words, spot));
  }

  /** Takes the first of some spots where a label covers nothing; empty where there is none. */
  Optional<Spot> takeFree(Drawing to, String words, List<Spot> spots) {
    Optional<Spot> free = spots.stream().filter(spot -> isFree(box(to, words, spot))).findFirst();
    free.ifPresent(spot -> take(to, words, spot));
    return free;
  }

  private boolean isFree(Box box) {
    return box.right() <= right && taken.stream().noneMatch(box::meets);
  }

  private static Box box(Drawing to, String words, Spot spot) {
    double wide = to.width(words, spot.lettering());
    double left =
        switch (spot.lettering().align()) {
          case LEFT -> spot.x();
          case CENTER -> spot.x() - wide / 2;
          case RIGHT -> spot.x() - wide;
        };
    return new Box(left, spot.y() - HALF, left + wide, spot.y() + HALF);
  }
}
