package org.leadlight.plot.lesson;

import org.leadlight.plot.attack.AttackFigure;
import org.leadlight.run.lesson.FigureKeys;
import org.leadlight.run.lesson.LessonQuestion;
import org.leadlight.run.lesson.LessonReading;
import org.leadlight.run.lesson.LessonTopic;

/** The picture of each lesson. */
public final class LessonPictures {

  private LessonPictures() {}

  /** The picture of what a lesson answered. */
  public static AttackFigure of(LessonQuestion question, LessonReading reading, LessonWords words) {
    return switch (question.topic()) {
      case WHAT_LEAVES -> new NoiseGrids(reading, words);
      case ALPHA -> new TradeOffPlot(reading, question, words);
      case SIGN_FLIP ->
          new ShareCurves(question, words)
              .add(reading, FigureKeys.PLAIN, ShareCurves.Look.READ)
              .add(reading, FigureKeys.FLIPPED, ShareCurves.Look.READ_OTHERWISE);
      case LOUD_WORDS -> new LoudnessHistogram(reading, words);
      case LAYER ->
          new ShareCurves(question, words)
              .add(reading, FigureKeys.SAMPLE_KEPT, ShareCurves.Look.KEEP)
              .add(reading, FigureKeys.SAMPLE_PRIVATE, ShareCurves.Look.READ)
              .add(reading, FigureKeys.SAMPLE_HIDDEN, ShareCurves.Look.READ_OTHERWISE)
              .addTrained(reading, FigureKeys.SAMPLE_KEPT, ShareCurves.Look.KEEP)
              .addTrained(reading, FigureKeys.SAMPLE_PRIVATE, ShareCurves.Look.READ)
              .addTrained(reading, FigureKeys.SAMPLE_HIDDEN, ShareCurves.Look.READ_OTHERWISE);
      case ASKING_TWICE ->
          new ShareCurves(question, words)
              .add(reading, LessonTopic.FRESH, ShareCurves.Look.READ)
              .add(reading, LessonTopic.KEYED, ShareCurves.Look.READ_OTHERWISE);
      case TRUST -> new IntervalRows(reading, question.dial(), words);
    };
  }
}
