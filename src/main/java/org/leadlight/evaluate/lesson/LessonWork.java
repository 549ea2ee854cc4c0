package org.leadlight.evaluate.lesson;

import org.leadlight.run.lesson.LessonQuestion;
import org.leadlight.run.lesson.LessonReading;
import org.leadlight.run.lesson.LessonTopic;

/**
 * Computes one lesson. A reading is quick enough to be asked for while the dial is dragged; what
 * needs many conversations is measured in between, a few at a time, and a reading shows how far it
 * is.
 */
public interface LessonWork {

  /** Which lesson. */
  LessonTopic topic();

  /**
   * What the lesson shows.
   *
   * @param question about this lesson
   * @throws org.leadlight.run.UserMistakeException when the message cannot be sent
   */
  LessonReading read(LessonQuestion question);

  /**
   * Measures a few more conversations, in some ten milliseconds.
   *
   * @param question what somebody looks at
   * @return false when everything that the lesson shows of it is measured
   */
  boolean grow(LessonQuestion question);
}
