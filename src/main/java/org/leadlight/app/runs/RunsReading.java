package org.leadlight.app.runs;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.leadlight.workspace.RunState;
import org.leadlight.workspace.RunTableRow;

/**
 * Everything the screen of runs shows at one moment; immutable.
 *
 * @param rows every run, the newest first
 * @param maxima how many runs may train at the same time, by device
 * @param recordBytes what the record itself takes on the disk
 */
public record RunsReading(List<RunTableRow> rows, Map<String, Integer> maxima, long recordBytes) {

  /** Before anything was read. */
  public static final RunsReading EMPTY = new RunsReading(List.of(), Map.of(), 0);

  /** Keeps its own copies. */
  public RunsReading {
    rows = List.copyOf(rows);
    maxima = Collections.unmodifiableMap(new LinkedHashMap<>(maxima));
  }

  /** The runs that wait, held ones too, the next first. */
  public List<RunTableRow> waiting() {
    return rows.stream()
        .filter(row -> isWaiting(row.run().state()))
        .sorted(
            Comparator.comparingDouble((RunTableRow row) -> row.run().position())
                .thenComparingLong(row -> row.run().id()))
        .toList();
  }

  static boolean isWaiting(RunState state) {
    return state == RunState.QUEUED || state == RunState.HELD;
  }
}
