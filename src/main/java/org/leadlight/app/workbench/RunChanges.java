package org.leadlight.app.workbench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.leadlight.run.LiveSettings;
import org.leadlight.run.RunSpec;
import org.leadlight.workspace.Command;
import org.leadlight.workspace.CommandKind;
import org.leadlight.workspace.SteeredRecipe;

/**
 * The live numbers of a run: what it uses now, what is asked of it, and how it came there.
 *
 * @param steered its recipe with the changes that were used
 * @param now what the loop uses, by key
 * @param list every change in the order of the requests: used, awaited and refused
 */
public record RunChanges(SteeredRecipe steered, Map<String, Double> now, List<RunChange> list) {

  /** Keeps its own copies. */
  public RunChanges {
    now = Collections.unmodifiableMap(new LinkedHashMap<>(now));
    list = List.copyOf(list);
  }

  /** What the commands of a run have made of its numbers. */
  public static RunChanges of(RunSpec recipe, List<Command> commands) {
    SteeredRecipe steered = new SteeredRecipe(recipe, commands);
    Map<String, Double> now = LiveSettings.of(steered.now());
    Map<Long, RunChange> changes = new LinkedHashMap<>();
    Map<String, Double> values = LiveSettings.of(recipe);
    for (Command used : steered.changes()) {
      changes.put(used.id(), RunChange.of(used, values));
      values.putAll(used.request().values());
    }
    for (Command command : commands) {
      if (command.kind() == CommandKind.SET && !changes.containsKey(command.id())) {
        changes.put(command.id(), RunChange.of(command, now));
      }
    }
    List<RunChange> list = new ArrayList<>(changes.values());
    list.sort(Comparator.comparingLong(RunChange::id));
    return new RunChanges(steered, now, list);
  }

  /** The changes that were used, in the order of their steps. */
  public List<RunChange> applied() {
    return list.stream()
        .filter(RunChange::isApplied)
        .sorted(Comparator.comparingLong(change -> change.command().step()))
        .toList();
  }

  /** The newest change that was used. */
  public Optional<RunChange> newest() {
    return applied().stream().reduce((older, newer) -> newer);
  }

  /** What a number will be once everything that is asked has been taken. */
  public Map<String, Double> awaited() {
    Map<String, Double> values = new LinkedHashMap<>(now);
    list.stream().filter(RunChange::isOpen).forEach(change -> values.putAll(change.to()));
    return values;
  }

  /** The newest request that names a number. */
  public Optional<RunChange> newestOf(String key) {
    return list.stream()
        .filter(change -> change.command().request().values().containsKey(key))
        .reduce((older, newer) -> newer);
  }

  /** The numbers that a step used, counted from 0. */
  public Map<String, Double> at(long step) {
    return LiveSettings.of(steered.at(step));
  }
}
