package org.leadlight.run.lesson;

import java.util.List;

/**
 * Points of a lesson's picture that belong together.
 *
 * @param key what they are
 * @param points in the order in which they are joined
 */
public record LessonSeries(String key, List<LessonPoint> points) {

  /** Keeps its own copy. */
  public LessonSeries {
    points = List.copyOf(points);
  }
}
