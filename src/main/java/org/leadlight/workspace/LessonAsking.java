package org.leadlight.workspace;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
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

  private static final Duration POLL = Duration.ofMillis(3);
  private static final Duration LOOK = Duration.ofMillis(250);
  private static final int MOST_STARTS = 3; // of an inspector, for one question

  private final Path folder;
  private final Supplier<Process> launcher;
  private final String asker = UUID.randomUUID().toString();
  private final ReadWriteLock inUse = new ReentrantReadWriteLock(); // written by close
  private final AtomicLong latest = new AtomicLong();
  private @Nullable Workspace workspace;
  private @Nullable Process inspector;
  private volatile boolean closed;

  /** An asker of a workspace, which is opened by the first question. */
  public LessonAsking(Path folder) {
    this(folder, new WorkerLauncher(folder)::startInspector);
  }

  LessonAsking(Path folder, Supplier<Process> launcher) {
    this.folder = folder;
    this.launcher = launcher;
  }

  /**
   * Asks and waits.
   *
   * @return empty when a later question of this asker took its place, or it was closed
   * @throws UserMistakeException when it cannot be answered, with the sentence to show
   */
  public Optional<LessonReading> ask(LessonQuestion question) {
    long ticket = latest.incrementAndGet();
    inUse.readLock().lock();
    try {
      if (closed) {
        return Optional.empty();
      }
      Workspace opened = opened();
      OptionalLong id = insert(opened, ticket, question);
      return id.isPresent() ? await(opened, id.getAsLong()) : Optional.empty();
    } finally {
      inUse.readLock().unlock();
    }
  }

  /** Asks, unless a thread that came later was faster. */
  private synchronized OptionalLong insert(Workspace opened, long ticket, LessonQuestion question) {
    return ticket == latest.get()
        ? OptionalLong.of(opened.lessons().ask(asker, question))
        : OptionalLong.empty();
  }

  private Optional<LessonReading> await(Workspace opened, long question) {
    long looked = System.nanoTime() - LOOK.toNanos();
    int starts = 0;
    while (!closed) {
      switch (opened.lessons().reply(question)) {
        case LessonQuestions.Reply.Answered answered -> {
          return Optional.of(answered.reading());
        }
        case LessonQuestions.Reply.Refused refused ->
            throw new UserMistakeException(refused.sentence());
        case LessonQuestions.Reply.Gone _ -> {
          return Optional.empty();
        }
        case LessonQuestions.Reply.Waiting _ -> {}
      }
      if (System.nanoTime() - looked >= LOOK.toNanos()) {
        looked = System.nanoTime();
        starts += seeToAnInspector(opened);
        if (starts > MOST_STARTS) {
          opened.lessons().withdraw(asker);
          throw new UserMistakeException(
              "The process that answers ended "
                  + MOST_STARTS
                  + " times without an answer; "
                  + folder.resolve("inspector.log")
                  + " says why.");
        }
      }
      if (!pause()) {
        opened.lessons().withdraw(asker);
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** Whether there was a pause; an interrupt ends the wait. */
  private static boolean pause() {
    try {
      Thread.sleep(POLL);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Says how many processes had to be started. */
  private synchronized int seeToAnInspector(Workspace opened) {
    Process started = inspector;
    if (closed || (started != null && started.isAlive()) || isSeated(opened)) {
      return 0;
    }
    inspector = launcher.get();
    return 1;
  }

  private static boolean isSeated(Workspace opened) {
    Optional<WorkerSeat> free = WorkerSeat.takeInspectors(opened);
    free.ifPresent(WorkerSeat::close);
    return free.isEmpty();
  }

  private synchronized Workspace opened() {
    Workspace open = workspace;
    if (open == null) {
      open = Workspace.open(folder);
      workspace = open;
    }
    return open;
  }

  /** Takes back what is asked, and ends the waits for it; the connection is closed. */
  @Override
  public void close() {
    closed = true;
    inUse.writeLock().lock();
    try {
      Workspace open = workspace;
      if (open != null) {
        open.lessons().withdraw(asker);
        open.close();
        workspace = null;
      }
    } finally {
      inUse.writeLock().unlock();
    }
  }
}
