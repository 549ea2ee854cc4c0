package org.leadlight.run.lesson;

import org.leadlight.run.Figure;

/**
 * A point of a lesson's picture.
 *
 * @param dial what it belongs to: a value of the dial, or the level of another mechanism
 * @param x where it lies along the picture
 * @param y how high it lies
 */
public record LessonPoint(double dial, Figure x, Figure y) {

  /** A point that lies exactly at a place along the picture. */
  public static LessonPoint at(double x, Figure y) {
    return new LessonPoint(x, Figure.plain(x, 0), y);
  }
}
