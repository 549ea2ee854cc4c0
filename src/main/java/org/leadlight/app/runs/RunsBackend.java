package org.leadlight.app.runs;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.leadlight.run.BestMeasure;
import org.leadlight.workspace.Keep;

/**
 * The workspace as the screen of runs needs it; every call may block and none is made on the FX
 * thread. What cannot be done throws a {@link org.leadlight.run.UserMistakeException} with the
 * sentence to show.
 */
public interface RunsBackend {

  /** Reads every run; empty when nothing has changed since the last time. */
  Optional<RunsReading> read();

  /** After which steps a run keeps checkpoints. */
  List<Long> checkpoints(long run);

  /** Lets an interrupted, failed or paused run go on. */
  void resume(long run);

  /**
   * Makes an exact repetition of a run.
   *
   * @return its number
   */
  long replay(long run);

  /**
   * Makes a run that goes on from a checkpoint of another.
   *
   * @param changes other numbers from there on, by key
   * @return its number
   */
  long branch(long run, long step, Map<String, Double> changes);

  /** Takes a waiting run out of the queue, or asks the worker of a run to stop it. */
  void stop(long run, Keep keep);

  /** Keeps a waiting run from being taken. */
  void hold(long run);

  /** Lets a held run be taken. */
  void release(long run);

  /** Puts a waiting run before another, or at the end. */
  void move(long run, OptionalLong before);

  /** Says how many runs may train at the same time on a device. */
  void limit(String device, int maximum);

  /** Chooses which of a run's evaluations counts as the best. */
  void judgeBy(long run, BestMeasure measure);

  /** The reproducibility sheet of a run. */
  String sheet(long run, SheetForm form);
}
