package org.leadlight.worker;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.leadlight.train.StageClock;
import org.leadlight.train.StepStage;

/** Wall and processor time, of anything or stage by stage. */
final class Stopwatch implements StageClock {

  private final LongSupplier processor;
  private final Map<StepStage, Time> stages = new EnumMap<>(StepStage.class);
  private @Nullable StepStage current;
  private Time entered = new Time(0, 0);

  /**
   * A stretch of time.
   *
   * @param wall milliseconds by the clock on the wall
   * @param processor milliseconds of processor time
   */
  record Time(double wall, double processor) {

    Time plus(Time other) {
      return new Time(wall + other.wall, processor + other.processor);
    }

    Time minus(Time other) {
      return new Time(wall - other.wall, processor - other.processor);
    }
  }

  /**
   * A stopwatch.
   *
   * @param threads threads of an operation: the processor time is this thread's when there is one,
   *     else the whole process's
   */
  Stopwatch(int threads) {
    this.processor = threads == 1 ? Stopwatch::ofThisThread : Stopwatch::ofThisProcess;
  }

  private static long ofThisThread() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static long ofThisProcess() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
        ? system.getProcessCpuTime()
        : 0;
  }

  /** The time since some moment that never changes. */
  Time now() {
    return new Time(System.nanoTime() / 1e6, processor.getAsLong() / 1e6);
  }

  @Override
  public void enter(StepStage stage) {
    Time now = now();
    leave(now);
    current = stage;
    entered = now;
  }

  private void leave(Time now) {
    if (current != null) {
      stages.merge(current, now.minus(entered), Time::plus);
    }
  }

  /** Ends the stage that runs; what every stage took since the last call, 0 for none. */
  Map<StepStage, Time> stages() {
    leave(now());
    current = null;
    Map<StepStage, Time> taken = new EnumMap<>(StepStage.class);
    for (StepStage stage : StepStage.values()) {
      taken.put(stage, stages.getOrDefault(stage, new Time(0, 0)));
    }
    stages.clear();
    return taken;
  }
}
