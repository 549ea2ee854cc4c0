package org.leadlight.workspace;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.leadlight.run.UserMistakeException;

/**
 * Hands questions in and waits for the answers, on a connection of its own; an inspector that is
 * missing is started. May be used by several threads; a question of one takes the place of
 * another's.
 *
 * @param <Q> a question
 * @param <A> what answers it
 */
final class Asker<Q, A> implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(3);
  private static final Duration LOOK = Duration.ofMillis(250);
  private static final int MOST_STARTS = 3; // of an inspector, for one question

  private final Path folder;
  private final Supplier<Process> launcher;
  private final Counter<Q, A> counter;
  private final Consumer<String> incidents;
  private final String name = UUID.randomUUID().toString();
  private final ReadWriteLock inUse = new ReentrantReadWriteLock(); // written by close
  private final AtomicLong latest = new AtomicLong();
  private @Nullable Workspace workspace;
  private @Nullable Process inspector;
  private volatile boolean closed;

  /**
   * An asker of a workspace, which is opened by the first question.
   *
   * @param folder the workspace
   * @param launcher starts an inspector
   * @param counter takes the questions
   * @param incidents is told in a sentence that an inspector ended by a fault and was replaced, on
   *     the thread that asks
   */
  Asker(
      Path folder, Supplier<Process> launcher, Counter<Q, A> counter, Consumer<String> incidents) {
    this.folder = folder;
    this.launcher = launcher;
    this.counter = counter;
    this.incidents = incidents;
  }

  /**
   * Asks and waits.
   *
   * @param question what is asked
   * @param check refuses before anything is asked
   * @return empty when a later question of this asker took its place, or it was closed
   * @throws UserMistakeException when it cannot be answered, with the sentence to show
   */
  Optional<A> ask(Q question, Consumer<Workspace> check) {
    long ticket = latest.incrementAndGet();
    inUse.readLock().lock();
    try {
      if (closed) {
        return Optional.empty();
      }
      Workspace opened = opened();
      check.accept(opened);
      OptionalLong number = insert(opened, ticket, question);
      return number.isPresent() ? await(opened, question, number.getAsLong()) : Optional.empty();
    } finally {
      inUse.readLock().unlock();
    }
  }

  /** Asks, unless a thread that came later was faster. */
  private synchronized OptionalLong insert(Workspace opened, long ticket, Q question) {
    return ticket == latest.get()
        ? OptionalLong.of(counter.ask(opened, name, question))
        : OptionalLong.empty();
  }

  private Optional<A> await(Workspace opened, Q question, long number) {
    long looked = System.nanoTime() - LOOK.toNanos();
    int starts = 0;
    while (!closed) {
      switch (counter.reply(opened, number)) {
        case Reply.Answered<A> answered -> {
          return Optional.of(answered.answer());
        }
        case Reply.Refused<A> refused -> throw new UserMistakeException(refused.sentence());
        case Reply.Gone<A> _ -> {
          return Optional.empty();
        }
        case Reply.Waiting<A> _ -> {}
      }
      if (System.nanoTime() - looked >= LOOK.toNanos()) {
        looked = System.nanoTime();
        starts += seeToAnAnswerer(opened, question);
        if (starts > MOST_STARTS) {
          counter.withdraw(opened, name);
          throw new UserMistakeException(
              "The process that answers ended "
                  + MOST_STARTS
                  + " times without an answer; "
                  + folder.resolve("inspector.log")
                  + " says why.");
        }
      }
      if (!pause()) {
        counter.withdraw(opened, name);
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
  private synchronized int seeToAnAnswerer(Workspace opened, Q question) {
    Process started = inspector;
    boolean isStarted = started != null && started.isAlive();
    if (counter.isWithWorker(opened, question)
        || closed
        || isStarted
        || WorkerSeat.isAnswering(opened)) {
      return 0;
    }
    inspector = launcher.get();
    if (started != null && started.exitValue() != 0) {
      incidents.accept(
          "The process that answers ended by itself (exit value "
              + started.exitValue()
              + "); another one was started in its place and measures anew.");
    }
    return 1;
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
        counter.withdraw(open, name);
        open.close();
        workspace = null;
      }
    } finally {
      inUse.writeLock().unlock();
    }
  }
}
