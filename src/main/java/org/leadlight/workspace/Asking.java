package org.leadlight.workspace;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.leadlight.run.InspectedPrompt;
import org.leadlight.run.MarkedPrompt;
import org.leadlight.run.UserMistakeException;

/**
 * Asks what prompts become and waits for the answers, on a connection of its own. The worker of the
 * run answers while the run trains, else an inspector, which is started when there is none.
 *
 * <p>May be used by several threads; a question of one takes the place of another's.
 */
public final class Asking implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(5);
  private static final Duration LOOK = Duration.ofMillis(250);
  private static final int MOST_STARTS = 3; // of an inspector, for one question

  private final Path folder;
  private final Supplier<Process> launcher;
  private final String asker = UUID.randomUUID().toString();
  private final ReadWriteLock inUse = new ReentrantReadWriteLock(); // written by close
  private final AtomicLong latest = new AtomicLong();
  private @Nullable Workspace workspace;
  private @Nullable LivenessMonitor liveness;
  private @Nullable Process inspector;
  private volatile boolean closed;

  /** An asker of a workspace, which is opened by the first question. */
  public Asking(Path folder) {
    this(folder, new WorkerLauncher(folder)::startInspector);
  }

  Asking(Path folder, Supplier<Process> launcher) {
    this.folder = folder;
    this.launcher = launcher;
  }

  /**
   * Asks and waits.
   *
   * @param run the run whose transform is asked
   * @param prompt as typed; {@code [[double brackets]]} mark private words
   * @param step after which step; empty for the newest weights
   * @return empty when a later question of this asker took its place, or it was closed
   * @throws UserMistakeException when it cannot be answered, with the sentence to show
   */
  public Optional<InspectedPrompt> ask(long run, String prompt, OptionalLong step) {
    if (MarkedPrompt.of(prompt).words().isBlank()) {
      throw new UserMistakeException("The prompt is empty; type a few words.");
    }
    long ticket = latest.incrementAndGet();
    inUse.readLock().lock();
    try {
      if (closed) {
        return Optional.empty();
      }
      Workspace opened = opened();
      refuseWithoutWeights(opened, run, step);
      OptionalLong question = insert(opened, ticket, run, prompt, step);
      return question.isPresent() ? await(opened, run, question.getAsLong()) : Optional.empty();
    } finally {
      inUse.readLock().unlock();
    }
  }

  /** Asks, unless a thread that came later was faster. */
  private synchronized OptionalLong insert(
      Workspace opened, long ticket, long run, String prompt, OptionalLong step) {
    return ticket == latest.get()
        ? OptionalLong.of(opened.questions().ask(asker, run, prompt, step))
        : OptionalLong.empty();
  }

  private Optional<InspectedPrompt> await(Workspace opened, long run, long question) {
    long looked = System.nanoTime() - LOOK.toNanos();
    int starts = 0;
    while (!closed) {
      switch (opened.questions().reply(question)) {
        case Reply.Answered answered -> {
          return Optional.of(answered.prompt());
        }
        case Reply.Refused refused -> throw new UserMistakeException(refused.sentence());
        case Reply.Gone _ -> {
          return Optional.empty();
        }
        case Reply.Waiting _ -> {}
      }
      if (System.nanoTime() - looked >= LOOK.toNanos()) {
        looked = System.nanoTime();
        starts += seeToAnAnswerer(opened, run);
        if (starts > MOST_STARTS) {
          opened.questions().withdraw(asker);
          throw new UserMistakeException(
              "The process that answers ended "
                  + MOST_STARTS
                  + " times without an answer; "
                  + folder.resolve("inspector.log")
                  + " says why.");
        }
      }
      if (!pause()) {
        opened.questions().withdraw(asker);
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
  private synchronized int seeToAnAnswerer(Workspace opened, long run) {
    if (liveness != null) {
      liveness.observe();
    }
    boolean trains = find(opened, run).state().isHeldByWorker();
    if (trains || closed || (inspector != null && inspector.isAlive()) || isSeated(opened)) {
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

  private RunSummary find(Workspace opened, long run) {
    return opened
        .run(run)
        .orElseThrow(
            () -> new UserMistakeException("There is no run " + run + " in " + folder + "."));
  }

  /** The worker of a run that trains has its newest weights at hand. */
  private void refuseWithoutWeights(Workspace opened, long run, OptionalLong step) {
    RunState state = find(opened, run).state();
    boolean atHand = state.isHeldByWorker() && step.isEmpty();
    if (atHand || opened.weights().find(run, step).isPresent()) {
      return;
    }
    List<Long> steps = opened.weights().steps(run);
    if (steps.isEmpty()) {
      throw new UserMistakeException(
          "Run "
              + run
              + " keeps no weights that could be asked; "
              + (state == RunState.QUEUED ? "it has not begun." : "start it again."));
    }
    throw new UserMistakeException(
        "Run "
            + run
            + " keeps no weights after step "
            + step.orElse(0)
            + "; the nearest it keeps are those after step "
            + nearest(steps, step.orElse(0))
            + ".");
  }

  /** The last before and the first behind. */
  private static String nearest(List<Long> steps, long wanted) {
    LongStream before = steps.stream().filter(kept -> kept < wanted).mapToLong(kept -> kept);
    LongStream behind = steps.stream().filter(kept -> kept > wanted).mapToLong(kept -> kept);
    return LongStream.concat(before.max().stream(), behind.min().stream())
        .mapToObj(String::valueOf)
        .collect(Collectors.joining(" and "));
  }

  private synchronized Workspace opened() {
    Workspace open = workspace;
    if (open == null) {
      open = Workspace.open(folder);
      workspace = open;
      liveness = new LivenessMonitor(open);
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
        open.questions().withdraw(asker);
        open.close();
        workspace = null;
      }
    } finally {
      inUse.writeLock().unlock();
    }
  }
}
