package org.leadlight.evaluate.lesson;

import java.util.Collection;
import java.util.Comparator;

/** Lets samples grow together, the one that lags most first. */
final class SampleGrowth {

  private SampleGrowth() {}

  /** Lets one sample grow; false when all have the size they may have. */
  static boolean grow(Collection<LessonSample> samples) {
    return samples.stream()
        .filter(sample -> sample.size() < sample.wanted())
        .min(Comparator.comparingInt(LessonSample::size))
        .map(sample -> sample.grow(sample.wanted()))
        .orElse(false);
  }

  /** Conversations of the sample that lags most. */
  static long sampled(Collection<LessonSample> samples) {
    return samples.stream().mapToInt(LessonSample::size).min().orElse(0);
  }

  /** Conversations that every sample may have. */
  static long wanted(Collection<LessonSample> samples) {
    return samples.stream().mapToInt(LessonSample::wanted).max().orElse(0);
  }
}
