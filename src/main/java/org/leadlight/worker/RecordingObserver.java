package org.leadlight.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.leadlight.run.LiveSettings;
import org.leadlight.run.RunSpec;
import org.leadlight.tensor.DeviceMeter;
import org.leadlight.tensor.DeviceUse;
import org.leadlight.train.Checkpoint;
import org.leadlight.train.Measurement;
import org.leadlight.train.ParameterHash;
import org.leadlight.train.RunObserver;
import org.leadlight.train.StepRecord;
import org.leadlight.train.TrainingState;
import org.leadlight.workspace.AtomicFile;
import org.leadlight.workspace.Dated;
import org.leadlight.workspace.DiskPatience;
import org.leadlight.workspace.MetricRow;
import org.leadlight.workspace.RunClaim;
import org.leadlight.workspace.WeightsFile;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** Writes what a training does into the workspace, a small group of steps to a transaction. */
final class RecordingObserver implements RunObserver {

  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final long GROUP_NANOS = 100_000_000L;
  private static final long MEASURE_NANOS = 1_000_000_000L;

  private final RunClaim claim;
  private final Map<String, String> about;
  private final DeviceMeter meter;
  private final Decisions decisions;
  private final Supplier<RunSpec> steered;
  private final DiskPatience disk;
  private final List<MetricRow> rows = new ArrayList<>();
  private final List<Dated> changes = new ArrayList<>();
  private RunSpec used; // by the last step
  private String lastArguments;
  private DeviceUse use = DeviceUse.UNKNOWN;
  private long measured = System.nanoTime() - MEASURE_NANOS;
  private double evaluationSeconds = Double.NaN;
  private long told = System.nanoTime();
  private long written = System.nanoTime();

  /**
   * A recorder.
   *
   * @param claim what it writes under
   * @param about texts to keep in every checkpoint
   * @param meter reads what the device gives
   * @param decisions what is recorded with what follows from it
   * @param steered the recipe with the numbers of the step that was just taken
   * @param disk waits while the disk is full
   */
  RecordingObserver(
      RunClaim claim,
      Map<String, String> about,
      DeviceMeter meter,
      Decisions decisions,
      Supplier<RunSpec> steered,
      DiskPatience disk) {
    this.claim = claim;
    this.about = new LinkedHashMap<>(about);
    this.meter = meter;
    this.decisions = decisions;
    this.steered = steered;
    this.disk = disk;
    this.used = steered.get();
    this.lastArguments = claim.record().lastArguments();
  }

  @Override
  public void stepped(StepRecord step) {
    used = steered.get();
    measure();
    rows.add(row(step));
    if (!step.hyperparameters().isEmpty()) {
      String arguments = JSON.writeValueAsString(step.hyperparameters());
      if (!arguments.equals(lastArguments)) {
        lastArguments = arguments;
        changes.add(new Dated(step.step(), arguments));
      }
    }
    if (decisions.isAnyUsedBy(step.step()) || System.nanoTime() - written > GROUP_NANOS) {
      flush();
    }
    told = System.nanoTime();
  }

  @Override
  public void evaluated(Measurement measurement) {
    flush();
    disk.write(
        () -> {
          WeightsFile parameters =
              keep(
                  "transform",
                  measurement.step(),
                  ParameterHash.sha256(measurement.parameters()),
                  file -> Checkpoint.writeTransform(file, measurement, about()));
          claim.recordEvaluation(measurement.evaluation(), measurement.prompts(), parameters);
          claim.files().dropSurplus();
        });
    long now = System.nanoTime();
    evaluationSeconds = (now - told) / 1e9; // between the two lies nothing but the evaluation
    told = now;
  }

  @Override
  public void checkpoint(TrainingState state) {
    flush();
    boolean asked = decisions.takeCheckpointAsked();
    disk.write(
        () -> {
          WeightsFile file =
              keep(
                  "step",
                  state.step(),
                  ParameterHash.sha256(state.parameters()),
                  target -> Checkpoint.write(target, state, about()));
          claim.recordCheckpoint(file, asked);
          claim.files().dropSurplus();
        });
    told = System.nanoTime();
  }

  private Map<String, String> about() {
    Map<String, String> all = new LinkedHashMap<>(about);
    all.put(Checkpoint.SETTINGS, LiveSettings.json(used));
    return all;
  }

  /** Writes a file of weights under a name that holds what is in it. */
  private WeightsFile keep(String kind, long step, String sha256, AtomicFile.Writer writer)
      throws IOException {
    String name = WeightsFile.name(kind, step, claim.run().epoch(), sha256);
    Path file = claim.folder().checkpoints().resolve(name);
    AtomicFile.publish(file, writer);
    return new WeightsFile(step, name, Files.size(file), sha256);
  }

  /** At most once a second, because a reading costs more than the number is worth. */
  private void measure() {
    long now = System.nanoTime();
    if (now - measured >= MEASURE_NANOS) {
      measured = now;
      use = meter.read();
    }
  }

  /** Writes what is still held back. */
  void flush() {
    if (!rows.isEmpty()) {
      claim.appendSteps(rows, changes, decisions.usedBy(rows.getLast().step()));
    }
    rows.clear();
    changes.clear();
    written = System.nanoTime();
  }

  private MetricRow row(StepRecord step) {
    List<String> names = new ArrayList<>();
    List<Double> numbers = new ArrayList<>();
    step.components()
        .forEach(
            (key, value) -> {
              names.add("component/" + key);
              numbers.add(value);
            });
    names.addAll(
        List.of(
            "optimiser/learning_rate",
            "optimiser/gradient_norm",
            "speed/tokens_per_second",
            "speed/step_seconds",
            "device/memory_bytes",
            "device/load"));
    numbers.addAll(
        List.of(
            step.learningRate(),
            step.gradientNorm(),
            step.tokensPerSecond(),
            step.seconds(),
            use.memoryBytes(),
            use.load()));
    if (evaluationSeconds > 0) {
      names.add("speed/evaluation_seconds");
      numbers.add(evaluationSeconds);
    }
    return new MetricRow(
        step.step(), names, numbers.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
