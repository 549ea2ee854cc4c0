package org.leadlight.app;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.leadlight.app.learn.LearnBackend;
import org.leadlight.app.learn.TrainingProgress;
import org.leadlight.run.RunSpec;
import org.leadlight.run.lesson.LessonQuestion;
import org.leadlight.run.lesson.LessonReading;
import org.leadlight.workspace.LessonAsking;
import org.leadlight.workspace.RunState;
import org.leadlight.workspace.RunSummary;

/** The workspace behind the lessons: an inspector computes them, a worker trains. */
public final class WorkspaceLessons implements LearnBackend, AutoCloseable {

  private final LessonAsking asking;
  private final RunOrders orders;
  private volatile Consumer<String> incidents = sentence -> {};

  /** The workspace in a folder, not opened yet. */
  public WorkspaceLessons(Path folder) {
    this.asking = new LessonAsking(folder, sentence -> incidents.accept(sentence));
    this.orders = new RunOrders(folder);
  }

  @Override
  public Optional<LessonReading> ask(LessonQuestion question) {
    return asking.ask(question);
  }

  @Override
  public void tellIncidents(Consumer<String> listener) {
    incidents = listener;
  }

  @Override
  public long train(String name, RunSpec spec) {
    return orders.start(name, spec);
  }

  @Override
  public TrainingProgress progress(long number) {
    RunSummary run = orders.find(number);
    RunState state = run.state();
    return new TrainingProgress(
        run.step(),
        run.steps(),
        state.isEnd(),
        state == RunState.FINISHED || state == RunState.STOPPED,
        run.message());
  }

  @Override
  public void close() {
    asking.close();
    orders.close();
  }
}
