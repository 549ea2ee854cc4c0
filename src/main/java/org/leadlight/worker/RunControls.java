package org.leadlight.worker;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.leadlight.run.InspectedPrompt;
import org.leadlight.run.InvalidRecipeException;
import org.leadlight.run.LiveSettings;
import org.leadlight.run.RunSpec;
import org.leadlight.train.Controls;
import org.leadlight.train.StoredParameters;
import org.leadlight.workspace.Command;
import org.leadlight.workspace.CommandKind;
import org.leadlight.workspace.CommandState;
import org.leadlight.workspace.Keep;
import org.leadlight.workspace.Question;
import org.leadlight.workspace.RunClaim;
import org.leadlight.workspace.RunState;

/**
 * What the outside wants of a run that trains here. Commands are obeyed between steps, a stop and a
 * pause between micro-batches too; questions are answered there and between the parts of an
 * evaluation.
 *
 * <p>A scheduled command is obeyed at exactly its step. What is newly requested and belongs to the
 * record (other numbers, an evaluation, an early finish) waits until the last scheduled command was
 * obeyed, so that a resumed run first comes to where it was. Other numbers also wait for the end of
 * a pause, because it takes a step to use them.
 */
final class RunControls implements Controls {

  private static final long POLL_MILLIS = 8;

  private final RunClaim claim;
  private final RunExecution execution;
  private final Decisions decisions;
  private final BooleanSupplier interrupted;
  private boolean paused;
  private Keep keep = Keep.LAST;

  /**
   * The controls of a run.
   *
   * @param claim the run
   * @param execution trains it
   * @param decisions takes what is recorded with what follows
   * @param interrupted whether this process was asked to end
   */
  RunControls(
      RunClaim claim, RunExecution execution, Decisions decisions, BooleanSupplier interrupted) {
    this.claim = claim;
    this.execution = execution;
    this.decisions = decisions;
    this.interrupted = interrupted;
  }

  /** What is kept of a run that was told to stop. */
  Keep keep() {
    return keep;
  }

  /** Both are asked for before every step; a step takes a thousand times as long. */
  @Override
  public Instruction before(long step) {
    while (true) {
      meanwhile(step);
      if (interrupted.getAsBoolean()) {
        claim.stopsByItself(step);
        return Instruction.STOP;
      }
      Optional<Instruction> wanted = obey(step);
      if (wanted.isPresent()) {
        return wanted.get();
      }
      if (!paused) {
        return Instruction.PROCEED;
      }
      waitALittle();
    }
  }

  /** A stop is left to {@link #before}, and in a pause whatever else does not wait for its end. */
  @Override
  public boolean within(long step) {
    while (true) {
      for (Command command : claim.openCommands()) {
        boolean fresh = command.state() == CommandState.REQUESTED;
        if (fresh && (command.kind() == CommandKind.STOP || paused && isObeyedInPause(command))) {
          return false;
        }
        pauseOrResume(command, step);
      }
      if (!paused || interrupted.getAsBoolean()) {
        return !interrupted.getAsBoolean();
      }
      meanwhile(step);
      waitALittle();
    }
  }

  private static boolean isObeyedInPause(Command command) {
    return switch (command.kind()) {
      case FINISH, EVALUATE, CHECKPOINT -> true;
      case SET, PAUSE, RESUME, STOP -> false;
    };
  }

  @Override
  public void meanwhile(long step) {
    for (Question question : claim.openQuestions()) {
      claim.decide(question, Answer.of(question, () -> inspect(question, step)));
    }
  }

  /** Obeys in order until one wants something of the loop. */
  private Optional<Instruction> obey(long step) {
    List<Command> open = claim.openCommands();
    boolean behind = open.stream().anyMatch(command -> isLater(command, step));
    for (Command command : open) {
      if (isLater(command, step) || decisions.isKnown(command)) {
        continue;
      }
      boolean fresh = command.state() == CommandState.REQUESTED;
      Instruction wanted =
          switch (command.kind()) {
            case SET -> {
              if (!(fresh && (behind || paused))) {
                set(command, step);
              }
              yield Instruction.PROCEED;
            }
            case PAUSE, RESUME -> {
              pauseOrResume(command, step);
              yield Instruction.PROCEED;
            }
            case EVALUATE -> {
              if (fresh && behind) {
                yield Instruction.PROCEED;
              }
              claim.applied(command, step);
              yield Instruction.MEASURE;
            }
            case CHECKPOINT -> {
              claim.applied(command, step);
              decisions.checkpointAsked();
              yield Instruction.KEEP;
            }
            case FINISH ->
                fresh && behind ? Instruction.PROCEED : end(command, step, Instruction.FINISH);
            case STOP -> {
              keep = command.request().keep();
              yield end(
                  command, step, keep == Keep.DISCARD ? Instruction.DISCARD : Instruction.STOP);
            }
          };
      if (wanted != Instruction.PROCEED) {
        return Optional.of(wanted);
      }
    }
    return Optional.empty();
  }

  private static boolean isLater(Command command, long step) {
    return command.state() == CommandState.SCHEDULED && command.step() > step;
  }

  /** A fresh result of the factory; what cannot be set is refused and changes nothing. */
  private void set(Command command, long step) {
    try {
      RunSpec changed = LiveSettings.apply(execution.steered(), command.request().values());
      execution.steer(changed);
      decisions.changed(command, step);
    } catch (InvalidRecipeException outOfRange) {
      claim.rejected(command, step, String.valueOf(outOfRange.getMessage()));
    }
  }

  private void pauseOrResume(Command command, long step) {
    boolean pause = command.kind() == CommandKind.PAUSE;
    if (!pause && command.kind() != CommandKind.RESUME) {
      return;
    }
    if (pause == paused) {
      claim.rejected(command, step, pause ? "It is paused already." : "It was not paused.");
      return;
    }
    claim.applied(command, step, pause ? RunState.PAUSED : RunState.RUNNING);
    paused = pause;
  }

  private Instruction end(Command command, long step, Instruction how) {
    claim.applied(command, step, RunState.RUNNING);
    paused = false;
    return how;
  }

  private static void waitALittle() {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("A training is not interrupted by its thread", e);
    }
  }

  /** With the weights as they are, or with those that were kept. */
  private InspectedPrompt inspect(Question question, long step) {
    long wanted = question.step().orElse(step);
    if (wanted == step) {
      return execution.inspect(question.prompt(), step);
    }
    StoredParameters stored = Answer.weights(claim.weights(), question).parameters();
    return execution.inspect(question.prompt(), wanted, stored);
  }
}
