package org.leadlight.app.learn;

import java.util.Optional;
import java.util.function.Consumer;
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

  /** Tells a listener, on any thread, in a sentence what went wrong and was mended by itself. */
  void tellIncidents(Consumer<String> listener);

  /**
   * Starts an ordinary run.
   *
   * @param name what it is called
   * @return its number
   */
  long train(String name, RunSpec spec);

  /** How far a run that was started is. */
  TrainingProgress progress(long run);
}
