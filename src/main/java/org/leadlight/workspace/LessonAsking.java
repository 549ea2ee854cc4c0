package org.leadlight.workspace;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.leadlight.run.UserMistakeException;
import org.leadlight.run.lesson.LessonQuestion;
import org.leadlight.run.lesson.LessonReading;

/**
 * Asks lessons and waits for the answers, on a connection of its own. The inspector answers, which
 * is started when there is none.
 *
 * <p>May be used by several threads; a question of one takes the place of another's.
 */
public final class LessonAsking implements AutoCloseable {

  private final Asker<LessonQuestion, LessonReading> asker;

  /**
   * An asker of a workspace, which is opened by the first question.
   *
   * @param incidents is told in a sentence that the inspector ended by a fault and was replaced, on
   *     the thread that asks
   */
  public LessonAsking(Path folder, Consumer<String> incidents) {
    this.asker =
        new Asker<>(folder, new WorkerLauncher(folder)::startInspector, new AtLessons(), incidents);
  }

  /**
   * Asks and waits.
   *
   * @return empty when a later question of this asker took its place, or it was closed
   * @throws UserMistakeException when it cannot be answered, with the sentence to show
   */
  public Optional<LessonReading> ask(LessonQuestion question) {
    return asker.ask(question, workspace -> {});
  }

  /** Takes back what is asked, and ends the waits for it; the connection is closed. */
  @Override
  public void close() {
    asker.close();
  }

  /** Lessons are answered by an inspector alone. */
  private static final class AtLessons implements Counter<LessonQuestion, LessonReading> {
    @Override
    public long ask(Workspace workspace, String asker, LessonQuestion question) {
      return workspace.lessons().ask(asker, question);
    }

    @Override
    public Reply<LessonReading> reply(Workspace workspace, long number) {
      return workspace.lessons().reply(number);
    }

    @Override
    public void withdraw(Workspace workspace, String asker) {
      workspace.lessons().withdraw(asker);
    }

    @Override
    public boolean isWithWorker(Workspace workspace, LessonQuestion question) {
      return false;
    }
  }
}
