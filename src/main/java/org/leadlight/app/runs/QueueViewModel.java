package org.leadlight.app.runs;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongConsumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.leadlight.workspace.RunState;

/** The runs that wait, in the order in which they are taken. */
public final class QueueViewModel {

  private final RunsBackend backend;
  private final Errands errands;
  private final Runnable refresh;
  private final ObservableList<RunLine> waiting = FXCollections.observableArrayList();
  private final ObjectProperty<@Nullable RunLine> selected = new SimpleObjectProperty<>();
  private final ReadOnlyObjectWrapper<Map<String, Integer>> maxima =
      new ReadOnlyObjectWrapper<>(Map.of());

  QueueViewModel(RunsBackend backend, Errands errands, Runnable refresh) {
    this.backend = backend;
    this.errands = errands;
    this.refresh = refresh;
  }

  /** The runs that wait, the next first. */
  public ObservableList<RunLine> waiting() {
    return FXCollections.unmodifiableObservableList(waiting);
  }

  /** The one to move, hold or release; null for none. */
  public ObjectProperty<@Nullable RunLine> selectedProperty() {
    return selected;
  }

  /** How many runs may train at the same time, by device. */
  public ReadOnlyObjectProperty<Map<String, Integer>> maximaProperty() {
    return maxima.getReadOnlyProperty();
  }

  void show(List<RunLine> now, Map<String, Integer> limits) {
    if (!waiting.equals(now)) {
      RunLine before = selected.get();
      waiting.setAll(now);
      selected.set(before != null && now.contains(before) ? before : null);
    }
    maxima.set(limits);
  }

  /**
   * Whether the selected run can be moved so many places; a negative number is towards the next.
   */
  public boolean canMove(int by) {
    int to = waiting.indexOf(selected.get()) + by;
    return selected.get() != null && to >= 0 && to < waiting.size();
  }

  /** Moves the selected run one place, -1 or 1. */
  public void move(int by) {
    RunLine line = selected.get();
    if (line == null || !canMove(by)) {
      return;
    }
    int before = waiting.indexOf(line) + (by < 0 ? by : by + 1);
    OptionalLong next =
        before < waiting.size() ? OptionalLong.of(waiting.get(before).id()) : OptionalLong.empty();
    send(() -> backend.move(line.id(), next));
  }

  /** Holds the selected run, or releases it when it is held. */
  public void toggleHold() {
    RunLine line = selected.get();
    if (line != null) {
      boolean held = line.row().run().state() == RunState.HELD;
      LongConsumer change = held ? backend::release : backend::hold;
      send(() -> change.accept(line.id()));
    }
  }

  /** Says how many runs may train at the same time on a device. */
  public void limit(String device, int maximum) {
    if (maximum != maxima.get().getOrDefault(device, 0)) {
      send(() -> backend.limit(device, maximum));
    }
  }

  private void send(Runnable change) {
    errands.run(
        () -> {
          change.run();
          return true;
        },
        done -> refresh.run());
  }
}
