package org.leadlight.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leadlight.run.Evaluation;
import org.leadlight.run.Recipes;
import org.leadlight.tensor.DeviceMeter;
import org.leadlight.tensor.DeviceUse;
import org.leadlight.train.Measurement;
import org.leadlight.train.StepRecord;
import org.leadlight.workspace.DiskPatience;
import org.leadlight.workspace.MetricRow;
import org.leadlight.workspace.RunClaim;
import org.leadlight.workspace.RunCursor;
import org.leadlight.workspace.Workspace;

final class RecordingObserverTest {

  @TempDir private Path folder;

  @Test
  void everyStepCarriesMemoryAndLoadAndTheyAreReadAtMostOnceASecond() {
    CountingMeter meter = new CountingMeter();
    List<MetricRow> rows =
        record(
            meter,
            observer -> {
              for (int step = 0; step < 50; step++) {
                observer.stepped(step(step));
              }
            });
    assertEquals(50, rows.size());
    for (MetricRow row : rows) {
      assertEquals(6e8, value(row, "device/memory_bytes"));
      assertEquals(0.5, value(row, "device/load"));
    }
    assertTrue(meter.readings <= 10, meter.readings + " readings of fifty quick steps");
  }

  @Test
  void stepsAfterAnEvaluationSayHowLongItTook() {
    List<MetricRow> rows =
        record(
            new CountingMeter(),
            observer -> {
              observer.stepped(step(0));
              observer.evaluated(new Measurement(new Evaluation(1, Map.of()), List.of(), Map.of()));
              observer.stepped(step(1));
            });
    assertFalse(rows.getFirst().names().contains("speed/evaluation_seconds"));
    double seconds = value(rows.getLast(), "speed/evaluation_seconds");
    assertTrue(seconds > 0 && seconds < 30, seconds + " s");
  }

  private List<MetricRow> record(
      DeviceMeter meter, java.util.function.Consumer<RecordingObserver> work) {
    try (Workspace workspace = Workspace.open(folder)) {
      long id = workspace.enqueue("", Recipes.DEMONSTRATION);
      try (RunClaim claim = RunClaim.of(workspace, id).orElseThrow()) {
        RecordingObserver observer =
            new RecordingObserver(
                claim,
                Map.of(),
                meter,
                new Decisions(),
                () -> Recipes.DEMONSTRATION,
                new DiskPatience(folder, () -> true));
        work.accept(observer);
        observer.flush();
      }
      return workspace.read(id, RunCursor.START, 1_000).orElseThrow().metrics();
    }
  }

  private static StepRecord step(long step) {
    return new StepRecord(step, Map.of("composite_loss", 1.0), Map.of(), 1e-3, 1, 100, 0.01);
  }

  private static double value(MetricRow row, String name) {
    return row.numbers()[row.names().indexOf(name)];
  }

  private static final class CountingMeter implements DeviceMeter {
    private int readings;

    @Override
    public DeviceUse read() {
      readings++;
      return new DeviceUse(6e8, 0.5);
    }

    @Override
    public long totalBytes() {
      return 16L << 30;
    }
  }
}
