package org.leadlight.app.learn;

import java.util.Optional;
import org.leadlight.run.RunSpec;
import org.leadlight.run.lesson.LessonQuestion;
import org.leadlight.run.lesson.LessonReading;

/**
 * The workspace as the lessons need it; every call may block and none is made on the FX thread.
 * What cannot be done throws a {@link org.leadlight.run.UserMistakeException} with the sentence to
 * show.
 */
public interface LearnBackend {

  /**
   * Asks a lesson and waits for the answer.
   *
   * @return empty when a later question took its place
   */
  Optional<LessonReading> ask(LessonQuestion question);

  /**
   * Starts an ordinary run.
   *
   * @param name what it is called
   * @return its number
   */
  long train(String name, RunSpec spec);
}
