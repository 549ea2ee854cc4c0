package org.leadlight.app;

import java.nio.file.Path;
import java.util.Optional;
import org.leadlight.app.learn.LearnBackend;
import org.leadlight.run.RunSpec;
import org.leadlight.run.lesson.LessonQuestion;
import org.leadlight.run.lesson.LessonReading;
import org.leadlight.workspace.LessonAsking;

/** The workspace behind the lessons: an inspector computes them, a worker trains. */
public final class WorkspaceLessons implements LearnBackend, AutoCloseable {

  private final LessonAsking asking;
  private final RunOrders orders;

  /** The workspace in a folder, not opened yet. */
  public WorkspaceLessons(Path folder) {
    this.asking = new LessonAsking(folder);
    this.orders = new RunOrders(folder);
  }

  @Override
  public Optional<LessonReading> ask(LessonQuestion question) {
    return asking.ask(question);
  }

  @Override
  public long train(String name, RunSpec spec) {
    return orders.start(name, spec);
  }

  @Override
  public void close() {
    asking.close();
    orders.close();
  }
}
