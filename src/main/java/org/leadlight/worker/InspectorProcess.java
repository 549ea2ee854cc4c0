package org.leadlight.worker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.leadlight.workspace.Question;
import org.leadlight.workspace.WorkerSeat;
import org.leadlight.workspace.Workspace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A process that answers the questions about runs at rest and those of lessons, the latest first,
 * and ends by itself when none comes for a while. What a lesson shows grows while nobody asks.
 */
public final class InspectorProcess {

  private static final Logger LOG = LoggerFactory.getLogger(InspectorProcess.class);
  private static final Duration IDLE = Duration.ofMinutes(5);
  private static final Duration RECENT = Duration.ofSeconds(30);
  private static final Duration DRAGGING = Duration.ofMillis(60);
  private static final Duration QUICK_POLL = Duration.ofMillis(5);
  private static final Duration SLOW_POLL = Duration.ofMillis(50);
  private static final int TRIES = 20; // an asker that looks whether the seat is held holds it

  private final Path workspaceFolder;
  private final Duration idle;

  /** An inspector of a workspace that ends after five minutes without a question. */
  public InspectorProcess(Path workspaceFolder) {
    this(workspaceFolder, IDLE);
  }

  InspectorProcess(Path workspaceFolder, Duration idle) {
    this.workspaceFolder = workspaceFolder;
    this.idle = idle;
  }

  /** Answers until nobody asks any more; returns at once when another process does. */
  public void run() {
    try (Workspace workspace = Workspace.open(workspaceFolder)) {
      Optional<WorkerSeat> seat = seat(workspace);
      if (seat.isPresent()) {
        try (WorkerSeat held = seat.get();
            StoredInspections inspections = new StoredInspections(workspace);
            StoredLessons lessons = new StoredLessons(workspace)) {
          answer(workspace, inspections, lessons);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Optional<WorkerSeat> seat(Workspace workspace) throws InterruptedException {
    Optional<WorkerSeat> seat = WorkerSeat.takeInspectors(workspace);
    for (int i = 1; i < TRIES && seat.isEmpty(); i++) {
      Thread.sleep(SLOW_POLL);
      seat = WorkerSeat.takeInspectors(workspace);
    }
    return seat;
  }

  private void answer(Workspace workspace, StoredInspections inspections, StoredLessons lessons)
      throws InterruptedException {
    long asked = System.nanoTime();
    while (System.nanoTime() - asked < idle.toNanos()) {
      List<Question> open = workspace.questions().openOfRunsAtRest();
      if (!open.isEmpty()) {
        answer(workspace, inspections, open.getFirst());
        asked = System.nanoTime();
      } else if (lessons.answer()) {
        asked = System.nanoTime();
      } else {
        rest(System.nanoTime() - asked, lessons);
      }
    }
    LOG.info("No question for {}; the inspector ends", idle);
  }

  /** Somebody who drags asks again at once, so nothing else is begun right behind a question. */
  private static void rest(long nanos, StoredLessons lessons) throws InterruptedException {
    if (nanos < DRAGGING.toNanos() || nanos > RECENT.toNanos() || !lessons.grow()) {
      Thread.sleep(nanos < RECENT.toNanos() ? QUICK_POLL : SLOW_POLL);
    }
  }

  private static void answer(
      Workspace workspace, StoredInspections inspections, Question question) {
    long begun = System.nanoTime();
    workspace
        .questions()
        .decide(question.id(), Answer.of(question, () -> inspections.inspect(question)));
    LOG.info(
        "Question {} about run {} took {} ms",
        question.id(),
        question.run(),
        (System.nanoTime() - begun) / 1_000_000);
  }
}
