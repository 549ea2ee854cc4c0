package org.leadlight.workspace.estimate;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import org.leadlight.format.ModelConfig;
import org.leadlight.format.TextLengths;
import org.leadlight.run.RunSpec;

/**
 * What a training will need.
 *
 * @param low seconds if all goes well
 * @param high seconds if it does not
 * @param bytes of memory of its process
 * @param device where it would run, as far as that is known: {@code auto} when it is not
 * @param run the run whose pace it was taken from, empty when the pace is a guess
 */
public record Estimate(double low, double high, double bytes, String device, OptionalLong run) {

  private static final double START_SECONDS = 4;
  private static final double SPREAD_OF_THE_SAME = 1.15;
  private static final double SPREAD_OF_A_FOURFOLD = 1.6;

  /**
   * The estimate for a recipe.
   *
   * @param measured runs that went before on this machine, the newest first
   */
  public static Estimate of(
      RunSpec spec,
      ModelConfig model,
      TextLengths training,
      TextLengths validation,
      List<MeasuredRun> measured) {
    Workload work = Workload.of(spec, model, training, validation);
    Pace pace = pace(spec, work.step(), measured);
    double seconds = work.total() / pace.gigaflops();
    return new Estimate(
        START_SECONDS + seconds / pace.spread(),
        START_SECONDS + seconds * pace.spread(),
        MemoryNeed.of(spec, model, training, validation),
        pace.device(),
        pace.run());
  }

  /** The pace of the run whose steps were most like these; of equals, the newest. */
  private static Pace pace(RunSpec spec, double gigaflops, List<MeasuredRun> measured) {
    String device = spec.training().device();
    return measured.stream()
        .filter(run -> device.equals("auto") || run.device().startsWith(device))
        .filter(run -> run.threads() == spec.training().threads())
        .min(Comparator.comparingDouble(run -> Math.rint(4 * distance(run, gigaflops))))
        .map(run -> pace(run, distance(run, gigaflops)))
        .orElseGet(() -> Pace.guess(device, spec.training().threads()));
  }

  private static Pace pace(MeasuredRun run, double distance) {
    double spread =
        SPREAD_OF_THE_SAME * Math.pow(SPREAD_OF_A_FOURFOLD / SPREAD_OF_THE_SAME, distance / 2);
    return new Pace(
        run.gigaflops() / run.stepSeconds(), spread, run.device(), OptionalLong.of(run.run()));
  }

  /** How unlike two steps are: the times one must be doubled to match the other. */
  private static double distance(MeasuredRun run, double gigaflops) {
    return Math.abs(Math.log(run.gigaflops() / gigaflops) / Math.log(2));
  }
}
