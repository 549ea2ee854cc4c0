package org.leadlight.worker;

import java.util.function.BooleanSupplier;
import org.leadlight.run.InspectedPrompt;
import org.leadlight.train.Controls;
import org.leadlight.train.StoredParameters;
import org.leadlight.workspace.Command;
import org.leadlight.workspace.Question;
import org.leadlight.workspace.RunClaim;

/**
 * What the outside wants of a run that trains here: its commands, obeyed between steps, and
 * questions about it, answered between steps and between the parts of an evaluation.
 */
final class RunControls implements Controls {

  private final RunClaim claim;
  private final RunExecution execution;
  private final BooleanSupplier interrupted;

  /**
   * The controls of a run.
   *
   * @param claim the run
   * @param execution trains it
   * @param interrupted whether this process was asked to end
   */
  RunControls(RunClaim claim, RunExecution execution, BooleanSupplier interrupted) {
    this.claim = claim;
    this.execution = execution;
    this.interrupted = interrupted;
  }

  /** Both are asked for before every step; a step takes a thousand times as long. */
  @Override
  public Instruction before(long step) {
    Instruction instruction = Instruction.PROCEED;
    for (Command command : claim.openCommands()) {
      instruction =
          switch (command.kind()) {
            case STOP -> Instruction.STOP;
          };
      claim.applied(command, step);
    }
    meanwhile(step);
    return interrupted.getAsBoolean() ? Instruction.STOP : instruction;
  }

  @Override
  public void meanwhile(long step) {
    for (Question question : claim.openQuestions()) {
      claim.decide(question, Answer.of(question, () -> inspect(question, step)));
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
