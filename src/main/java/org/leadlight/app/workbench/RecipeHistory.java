package org.leadlight.app.workbench;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/** Takes changes of a recipe back, the last one first; one drag or one word typed is one change. */
public final class RecipeHistory {

  private static final int MOST = 200;
  private static final long ONE_CHANGE_NANOS = 1_000_000_000;

  private final RecipeViewModel recipe;
  private final LongSupplier clock;
  private final Deque<Map<String, String>> before = new ArrayDeque<>();
  private final ReadOnlyBooleanWrapper undoable = new ReadOnlyBooleanWrapper();
  private Map<String, String> current;
  private Set<String> lastFields = Set.of();
  private long lastTime;
  private boolean undoing;

  /**
   * The history of a recipe, from now on.
   *
   * @param clock nanoseconds of a clock that never goes back
   */
  public RecipeHistory(RecipeViewModel recipe, LongSupplier clock) {
    this.recipe = recipe;
    this.clock = clock;
    this.current = recipe.draft();
    recipe.changes().subscribe(this::remember);
  }

  /** Whether there is a change to take back. */
  public ReadOnlyBooleanProperty undoableProperty() {
    return undoable.getReadOnlyProperty();
  }

  /** Takes the last change back. */
  public void undo() {
    if (!before.isEmpty()) {
      undoing = true;
      recipe.restore(before.removeLast());
      undoing = false;
      lastFields = Set.of();
      undoable.set(!before.isEmpty());
    }
  }

  private void remember() {
    Map<String, String> now = recipe.draft();
    Set<String> fields =
        now.keySet().stream()
            .filter(field -> !Objects.equals(now.get(field), current.get(field)))
            .collect(Collectors.toSet());
    if (!undoing && !fields.isEmpty()) {
      long time = clock.getAsLong();
      boolean goesOn = fields.equals(lastFields) && time - lastTime < ONE_CHANGE_NANOS;
      if (!goesOn) {
        before.addLast(current);
      }
      if (before.size() > MOST) {
        before.removeFirst();
      }
      lastFields = fields;
      lastTime = time;
      undoable.set(true);
    }
    current = now;
  }
}
