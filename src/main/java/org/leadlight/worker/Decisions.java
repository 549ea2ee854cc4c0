package org.leadlight.worker;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.leadlight.workspace.Command;
import org.leadlight.workspace.CommandState;

/**
 * What was decided between steps and is recorded with what follows from it: a change of numbers in
 * one transaction with the first step that used them, so that no crash can come between the two.
 */
final class Decisions {

  private final List<Command> changes = new ArrayList<>();
  private final Set<Long> known = new HashSet<>();
  private boolean checkpointAsked;

  /** A change of numbers is in force from a step on. */
  void changed(Command command, long step) {
    known.add(command.id());
    changes.add(
        new Command(
            command.id(),
            command.request(),
            CommandState.APPLIED,
            step,
            "",
            command.requestedAt()));
  }

  /** Whether a command is in force, though its row may not say so yet. */
  boolean isKnown(Command command) {
    return known.contains(command.id());
  }

  /** Whether changes that were used by a step, or earlier, are still to be recorded. */
  boolean isAnyUsedBy(long step) {
    return changes.stream().anyMatch(command -> command.step() <= step);
  }

  /** Hands over the changes that were used by a step, or earlier. */
  List<Command> usedBy(long step) {
    List<Command> used = changes.stream().filter(command -> command.step() <= step).toList();
    changes.removeAll(used);
    return used;
  }

  /** Somebody asked for the next checkpoint. */
  void checkpointAsked() {
    checkpointAsked = true;
  }

  /** Whether somebody asked for the checkpoint that is kept now. */
  boolean takeCheckpointAsked() {
    boolean asked = checkpointAsked;
    checkpointAsked = false;
    return asked;
  }
}
