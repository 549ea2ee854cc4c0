package org.leadlight.run.lesson;

import java.util.List;

/**
 * The one thing of a lesson that is dragged.
 *
 * @param stops the values it may have, rising; it moves freely between the first and the last where
 *     {@code free}, else from one to the next
 * @param free whether it has every value between
 * @param logarithmic whether equal ratios lie equally far apart
 * @param start where it stands at first
 */
public record LessonDial(List<Double> stops, boolean free, boolean logarithmic, double start) {

  /** Keeps its own copy. */
  public LessonDial {
    stops = List.copyOf(stops);
    if (stops.size() < 2) {
      throw new IllegalArgumentException("a dial has " + stops + "; it needs two stops at least");
    }
  }

  /** A dial with every value from the first to the last stop. */
  static LessonDial free(double start, Double... stops) {
    return new LessonDial(List.of(stops), true, false, start);
  }

  /** A dial with these values only. */
  static LessonDial stepped(double start, List<Double> stops) {
    return new LessonDial(stops, false, false, start);
  }

  /** A dial with these values only, equal ratios equally far apart. */
  static LessonDial doubling(double start, Double... stops) {
    return new LessonDial(List.of(stops), false, true, start);
  }

  /** The smallest value. */
  public double low() {
    return stops.getFirst();
  }

  /** The largest value. */
  public double high() {
    return stops.getLast();
  }

  /** The value it has where it is put: within its ends, on a stop where it is not free. */
  public double snapped(double value) {
    double inside = Double.isNaN(value) ? start : Math.clamp(value, low(), high());
    if (free) {
      return inside;
    }
    double nearest = low();
    for (double stop : stops) {
      if (Math.abs(position(stop) - position(inside))
          < Math.abs(position(nearest) - position(inside))) {
        nearest = stop;
      }
    }
    return nearest;
  }

  /** Where a value lies between the ends, in [0, 1]. */
  public double position(double value) {
    return logarithmic
        ? Math.log(value / low()) / Math.log(high() / low())
        : (value - low()) / (high() - low());
  }

  /** The value at a place between the ends, on a stop where it is not free. */
  public double at(double position) {
    double value =
        logarithmic
            ? low() * Math.pow(high() / low(), position)
            : low() + position * (high() - low());
    return snapped(value);
  }

  /** The value a step further up or down: the next stop, or a hundredth of the way. */
  public double next(double value, int by) {
    if (free) {
      return snapped(low() + (high() - low()) * (Math.rint(100 * position(value)) + by) / 100);
    }
    int at = stops.indexOf(snapped(value));
    return stops.get(Math.clamp(at + by, 0, stops.size() - 1));
  }
}
