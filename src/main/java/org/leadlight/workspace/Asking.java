package org.leadlight.workspace;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.leadlight.run.InspectedPrompt;
import org.leadlight.run.MarkedPrompt;
import org.leadlight.run.UserMistakeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks what prompts become and waits for the answers, on a connection of its own. The worker of the
 * run answers while the run trains, else an inspector, which is started when there is none.
 *
 * <p>May be used by several threads; a question of one takes the place of another's.
 */
public final class Asking implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Asking.class);

  private final Path folder;
  private final Asker<Asked, InspectedPrompt> asker;

  /** An asker of a workspace, which is opened by the first question. */
  public Asking(Path folder) {
    this(folder, new WorkerLauncher(folder)::startInspector);
  }

  Asking(Path folder, Supplier<Process> launcher) {
    this.folder = folder;
    this.asker = new Asker<>(folder, launcher, new AtRuns(), LOG::warn);
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
    return asker.ask(
        new Asked(run, prompt, step), workspace -> refuseWithoutWeights(workspace, run, step));
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

  /** Takes back what is asked, and ends the waits for it; the connection is closed. */
  @Override
  public void close() {
    asker.close();
  }

  private record Asked(long run, String prompt, OptionalLong step) {}

  /** Questions about runs; a worker that is gone is noticed while one waits. */
  private final class AtRuns implements Counter<Asked, InspectedPrompt> {
    private @Nullable LivenessMonitor liveness;

    @Override
    public long ask(Workspace workspace, String name, Asked question) {
      return workspace.questions().ask(name, question.run(), question.prompt(), question.step());
    }

    @Override
    public Reply<InspectedPrompt> reply(Workspace workspace, long number) {
      return workspace.questions().reply(number);
    }

    @Override
    public void withdraw(Workspace workspace, String name) {
      workspace.questions().withdraw(name);
    }

    /** Is called by one thread at a time. */
    @Override
    public boolean isWithWorker(Workspace workspace, Asked question) {
      LivenessMonitor monitor = liveness;
      if (monitor == null) {
        monitor = new LivenessMonitor(workspace);
        liveness = monitor;
      }
      monitor.observe();
      return find(workspace, question.run()).state().isHeldByWorker();
    }
  }
}
