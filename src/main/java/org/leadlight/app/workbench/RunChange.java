package org.leadlight.app.workbench;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.leadlight.workspace.Command;
import org.leadlight.workspace.CommandState;

/**
 * One change of a run's live numbers, however many it changes.
 *
 * @param command the request, with where it stands
 * @param from what it replaces or would replace, by key; no more keys than it really changes
 * @param to what it sets, by the same keys
 */
public record RunChange(Command command, Map<String, Double> from, Map<String, Double> to) {

  /** Keeps its own copies. */
  public RunChange {
    from = Collections.unmodifiableMap(new LinkedHashMap<>(from));
    to = Collections.unmodifiableMap(new LinkedHashMap<>(to));
  }

  /** The change that a request makes of some numbers. */
  static RunChange of(Command command, Map<String, Double> before) {
    Map<String, Double> from = new LinkedHashMap<>();
    Map<String, Double> to = new LinkedHashMap<>();
    command
        .request()
        .values()
        .forEach(
            (key, value) -> {
              Double was = before.get(key);
              if (was == null || was.doubleValue() != value) {
                from.put(key, was == null ? 0 : was);
                to.put(key, value);
              }
            });
    return new RunChange(command, from, to);
  }

  /** The number of the request. */
  public long id() {
    return command.id();
  }

  /** Where it stands. */
  public CommandState state() {
    return command.state();
  }

  /** Whether the loop has yet to take it. */
  public boolean isOpen() {
    return state() == CommandState.REQUESTED || state() == CommandState.SCHEDULED;
  }

  /** Whether the loop uses or used it. */
  public boolean isApplied() {
    return state() == CommandState.APPLIED;
  }
}
