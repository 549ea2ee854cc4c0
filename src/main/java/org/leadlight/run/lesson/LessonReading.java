package org.leadlight.run.lesson;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.leadlight.run.Figure;
import org.leadlight.run.Inspection;

/**
 * What a lesson answers: words, numbers and picture of one moment.
 *
 * @param inspection the message with what a reader makes of it, and both answers
 * @param figures numbers by their keys, in the order in which they are shown
 * @param series the curves of the picture
 * @param grids the grids of the picture
 * @param sampled conversations that the least measured point of the picture rests on
 * @param wanted conversations that every point will rest on; equal to {@code sampled} when it is
 *     complete
 */
public record LessonReading(
    Inspection inspection,
    Map<String, Figure> figures,
    List<LessonSeries> series,
    List<LessonGrid> grids,
    long sampled,
    long wanted) {

  /** Keeps its own copies. */
  public LessonReading {
    figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    series = List.copyOf(series);
    grids = List.copyOf(grids);
  }

  /** Whether the picture still grows by itself. */
  public boolean isGrowing() {
    return sampled < wanted;
  }

  /** A number of a key, empty where the lesson has none. */
  public Optional<Figure> figure(String key) {
    return Optional.ofNullable(figures.get(key));
  }

  /** The value of a number that the lesson has. */
  public double value(String key) {
    return figure(key)
        .orElseThrow(() -> new IllegalArgumentException("the lesson has no figure " + key))
        .value();
  }

  /** The curve of a key, empty where the lesson has none. */
  public Optional<LessonSeries> series(String key) {
    return series.stream().filter(each -> each.key().equals(key)).findFirst();
  }

  /** The reading as one JSON object. */
  public String toJson() {
    return LessonFormat.write(this);
  }

  /** Reads what {@link #toJson} wrote. */
  public static LessonReading fromJson(String json) {
    return LessonFormat.read(json);
  }
}
