package org.leadlight.worker;

import java.util.Optional;
import org.leadlight.run.TrainingSpec;
import org.leadlight.tensor.AtenPolicy;
import org.leadlight.tensor.MatmulPolicy;
import org.leadlight.tensor.RuntimeOptions;
import org.leadlight.tensor.RuntimeReport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * How the engine is started for a run that was computed before: with the routes that were chosen
 * then, because they decide the last bits of every number.
 */
final class RecordedRuntime {

  private RecordedRuntime() {}

  /**
   * The options of a run.
   *
   * @param training its device and threads
   * @param recorded what an earlier worker recorded of its engine, empty for a new run
   */
  static RuntimeOptions options(TrainingSpec training, Optional<String> recorded) {
    RuntimeOptions options = new RuntimeOptions(training.device(), training.threads());
    return recorded
        .flatMap(RecordedRuntime::parse)
        .map(
            report ->
                options
                    .withAten(new AtenPolicy.Forced(report.aten()))
                    .withMatmul(report.matmul().fast() ? MatmulPolicy.FAST : MatmulPolicy.STANDARD))
        .orElse(options);
  }

  private static Optional<RuntimeReport> parse(String json) {
    try {
      return Optional.of(JsonMapper.builder().build().readValue(json, RuntimeReport.class));
    } catch (JacksonException ofAnotherVersion) {
      return Optional.empty();
    }
  }
}
