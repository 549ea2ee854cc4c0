package org.leadlight.app.runs;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.leadlight.workspace.RunTableRow;

/** A run in the table: it stays the same line whatever becomes of the run. */
public final class RunLine {

  private final ReadOnlyObjectWrapper<RunTableRow> row;

  RunLine(RunTableRow row) {
    this.row = new ReadOnlyObjectWrapper<>(row);
  }

  /** The number of the run. */
  public long id() {
    return row().run().id();
  }

  /** The run as it was read last. */
  public RunTableRow row() {
    return row.get();
  }

  /** {@link #row} as it changes. */
  public ReadOnlyObjectProperty<RunTableRow> rowProperty() {
    return row.getReadOnlyProperty();
  }

  void show(RunTableRow now) {
    row.set(now);
  }
}
