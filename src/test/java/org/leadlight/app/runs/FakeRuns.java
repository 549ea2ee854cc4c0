package org.leadlight.app.runs;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.leadlight.run.BestMeasure;
import org.leadlight.run.UserMistakeException;
import org.leadlight.workspace.Keep;

/** Runs that stand as they are told to and remember what was asked of them. */
public class FakeRuns implements RunsBackend {

  public final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  public volatile @Nullable RunsReading next;
  public volatile List<Long> kept = List.of();
  public volatile String refusal = "";
  public volatile int readings;

  @Override
  public Optional<RunsReading> read() {
    readings++;
    RunsReading now = next;
    next = null;
    return Optional.ofNullable(now);
  }

  @Override
  public List<Long> checkpoints(long run) {
    return kept;
  }

  private void take(String request) {
    if (!refusal.isEmpty()) {
      throw new UserMistakeException(refusal);
    }
    asked.add(request);
  }

  @Override
  public void resume(long run) {
    take("resume " + run);
  }

  @Override
  public long replay(long run) {
    take("replay " + run);
    return 90;
  }

  @Override
  public long branch(long run, long step, Map<String, Double> changes) {
    take("branch " + run + " at " + step + " " + changes);
    return 91;
  }

  @Override
  public void stop(long run, Keep keep) {
    take("stop " + run + " " + keep);
  }

  @Override
  public void hold(long run) {
    take("hold " + run);
  }

  @Override
  public void release(long run) {
    take("release " + run);
  }

  @Override
  public void move(long run, OptionalLong before) {
    take("move " + run + " before " + (before.isPresent() ? before.getAsLong() : "the end"));
  }

  @Override
  public void limit(String device, int maximum) {
    take("limit " + device + " " + maximum);
  }

  @Override
  public void judgeBy(long run, BestMeasure measure) {
    take("judge " + run + " by " + measure.text());
  }

  @Override
  public String sheet(long run, SheetForm form) {
    take("sheet " + run + " " + form);
    return "# Sheet of " + run;
  }
}
