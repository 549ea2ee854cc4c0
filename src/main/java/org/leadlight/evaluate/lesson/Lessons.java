package org.leadlight.evaluate.lesson;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.leadlight.run.lesson.LessonQuestion;
import org.leadlight.run.lesson.LessonReading;
import org.leadlight.run.lesson.LessonTopic;

/** All seven lessons on one stage. */
public final class Lessons {

  private final Map<LessonTopic, LessonWork> works = new EnumMap<>(LessonTopic.class);

  /** The lessons of a stage. */
  public Lessons(LessonStage stage) {
    all(stage).forEach(work -> works.put(work.topic(), work));
  }

  private static List<LessonWork> all(LessonStage stage) {
    return List.of(
        new WhatLeavesLesson(stage),
        new AlphaLesson(stage),
        new SignFlipLesson(stage),
        new LoudWordsLesson(stage),
        new LayerLesson(stage),
        new AskingTwiceLesson(stage),
        new TrustLesson(stage));
  }

  /** The work of a lesson. */
  public LessonWork of(LessonTopic topic) {
    LessonWork work = works.get(topic);
    if (work == null) {
      throw new IllegalArgumentException("there is no lesson " + topic);
    }
    return work;
  }

  /** What a question's lesson shows. */
  public LessonReading read(LessonQuestion question) {
    return of(question.topic()).read(question);
  }

  /** Lets the picture of a question's lesson grow a little; false when it is complete. */
  public boolean grow(LessonQuestion question) {
    return of(question.topic()).grow(question);
  }
}
