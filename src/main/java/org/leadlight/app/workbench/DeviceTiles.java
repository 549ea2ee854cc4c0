package org.leadlight.app.workbench;

import java.util.List;
import org.leadlight.app.shell.Texts;
import org.leadlight.app.workbench.TileViewModel.Beneath;
import org.leadlight.plot.SeriesView;

/** What the device gives to the run shown: speed, memory, load. */
final class DeviceTiles {

  private static final String TOKENS = "speed/tokens_per_second";
  private static final String MEMORY = "device/memory_bytes";
  private static final String LOAD = "device/load";
  private static final double GIGABYTE = 1L << 30;
  private static final int RECENT = 20;

  private final TileViewModel speed = new TileViewModel("speed", Beneath.NOTE);
  private final TileViewModel memory = new TileViewModel("memory", Beneath.BAR);
  private final TileViewModel load = new TileViewModel("load", Beneath.BAR);
  private final Texts texts;

  DeviceTiles(Texts texts) {
    this.texts = texts;
  }

  List<TileViewModel> tiles() {
    return List.of(speed, memory, load);
  }

  /**
   * Shows what a run takes.
   *
   * @param ended why it takes nothing now, empty while it does
   */
  void show(RunHead head, RunSnapshot snapshot, String ended) {
    showSpeed(head, snapshot);
    showMemory(head.machine(), snapshot.curve(MEMORY).last(), ended);
    showLoad(head.machine(), snapshot.curve(LOAD).last(), ended);
    tiles().forEach(tile -> tile.staleProperty().set(!ended.isEmpty()));
  }

  private void showSpeed(RunHead head, RunSnapshot snapshot) {
    double tokens = recentMean(snapshot.curve(TOKENS));
    double pace = recentMean(snapshot.curve(TimeLeft.STEP_SECONDS));
    if (Double.isNaN(tokens)) {
      speed.clear();
      return;
    }
    speed.show(
        Numbers.fixed(tokens, 0),
        texts.get("tile.speed.unit"),
        DeviceNames.ofRun(texts, head),
        Double.isNaN(pace) ? "" : texts.format("tile.speed.note", Numbers.fixed(1 / pace, 1)));
  }

  private void showMemory(Machine machine, double bytes, String ended) {
    if (Double.isNaN(bytes)) {
      memory.clear();
      return;
    }
    boolean all = machine.memoryBytes() > 0;
    memory.show(
        Numbers.fixed(bytes / GIGABYTE, 1),
        all
            ? texts.format("tile.memory.unit", Numbers.fixed(machine.memoryBytes() / GIGABYTE, 0))
            : texts.get("tile.memory.unit.alone"),
        ended.isEmpty()
            ? texts.get(machine.isGpu() ? "tile.memory.gpu" : "tile.memory.cpu")
            : ended,
        "");
    memory.shareProperty().set(all ? Math.clamp(bytes / machine.memoryBytes(), 0, 1) : Double.NaN);
  }

  private void showLoad(Machine machine, double share, String ended) {
    if (Double.isNaN(share)) {
      load.clear();
      return;
    }
    load.show(
        Numbers.fixed(100 * share, 0),
        machine.isGpu() || machine.processors() < 1
            ? texts.get("tile.load.unit.alone")
            : texts.format(
                machine.processors() == 1 ? "tile.load.unit.one" : "tile.load.unit",
                machine.processors()),
        ended.isEmpty()
            ? texts.get(machine.isGpu() ? "tile.memory.gpu" : "tile.memory.cpu")
            : ended,
        "");
    load.shareProperty().set(Math.clamp(share, 0, 1));
  }

  private static double recentMean(SeriesView points) {
    int first = Math.max(0, points.size() - RECENT);
    double sum = 0;
    for (int i = first; i < points.size(); i++) {
      sum += points.value(i);
    }
    return sum / (points.size() - first);
  }
}
