package org.leadlight.workspace;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.leadlight.run.LiveSettings;
import org.leadlight.run.RunSpec;

/**
 * The recipe of a run with the changes that were made while it trained.
 *
 * @param recipe as it began
 * @param commands every command of the run
 */
public record SteeredRecipe(RunSpec recipe, List<Command> commands) {

  /** Keeps its own copy. */
  public SteeredRecipe {
    commands = List.copyOf(commands);
  }

  /** The changes that were used, in the order of their steps. */
  public List<Command> changes() {
    return used(command -> true);
  }

  /** With every change that was used. */
  public RunSpec now() {
    return with(changes());
  }

  /** As it was used by the step, counted from 0. */
  public RunSpec at(long step) {
    return with(used(command -> command.step() <= step));
  }

  /** As it was used by the steps before one, so the state after as many steps rests on it. */
  public RunSpec before(long step) {
    return with(used(command -> command.step() < step));
  }

  private List<Command> used(Predicate<Command> which) {
    return commands.stream()
        .filter(command -> command.kind() == CommandKind.SET)
        .filter(command -> command.state() == CommandState.APPLIED)
        .filter(which)
        .sorted(Comparator.comparingLong(Command::step)) // stable: then by number
        .toList();
  }

  private RunSpec with(List<Command> changes) {
    RunSpec steered = recipe;
    for (Command change : changes) {
      steered = LiveSettings.apply(steered, change.request().values());
    }
    return steered;
  }
}
