package org.leadlight.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.leadlight.run.Evaluation;
import org.leadlight.workspace.ReplayVerdict.Difference;

/** Compares repeated runs with the runs they repeat, number by number. */
public final class Replays {

  private static final int ROWS = 5_000;
  private static final List<String> OF_THE_MACHINE = List.of("speed/", "device/");

  private final Workspace workspace;

  /** The repetitions in a workspace. */
  public Replays(Workspace workspace) {
    this.workspace = workspace;
  }

  /** Compares a run with the one it repeats; empty when it repeats none that is still there. */
  public Optional<ReplayVerdict> verdict(long replay) {
    return workspace
        .run(replay)
        .flatMap(now -> workspace.run(now.origin().replayOf()).map(before -> compare(before, now)));
  }

  private ReplayVerdict compare(RunSummary before, RunSummary now) {
    Optional<Difference> difference = metrics(before, now).or(() -> evaluations(before, now));
    boolean sameEnd = before.step() == now.step() && isKept(before) && isKept(now);
    boolean parameters = before.parametersSha256().equals(now.parametersSha256());
    boolean matches = difference.isEmpty() && (parameters || !sameEnd);
    return new ReplayVerdict(
        before.id(),
        Math.min(before.step(), now.step()),
        difference,
        parameters,
        sameEnd,
        matches ? List.of() : reasons(before.id(), now.id()));
  }

  /** Whether the hash is that of its last step. */
  private static boolean isKept(RunSummary run) {
    return run.state() != RunState.DISCARDED && !run.state().isResumable();
  }

  private Optional<Difference> metrics(RunSummary before, RunSummary now) {
    RunCursor first = new RunCursor(before.rewinds(), -1, Long.MAX_VALUE, Long.MAX_VALUE);
    RunCursor second = new RunCursor(now.rewinds(), -1, Long.MAX_VALUE, Long.MAX_VALUE);
    while (true) {
      RunSnapshot left = workspace.read(before.id(), first, ROWS).orElseThrow();
      RunSnapshot right = workspace.read(now.id(), second, ROWS).orElseThrow();
      int common = Math.min(left.metrics().size(), right.metrics().size());
      for (int i = 0; i < common; i++) {
        Optional<Difference> found = difference(left.metrics().get(i), right.metrics().get(i));
        if (found.isPresent()) {
          return found;
        }
      }
      if (common < ROWS) {
        return Optional.empty();
      }
      first = left.cursor();
      second = right.cursor();
    }
  }

  private static Optional<Difference> difference(MetricRow before, MetricRow now) {
    if (before.step() != now.step()) {
      return Optional.of(
          new Difference(
              Math.min(before.step(), now.step()),
              "the steps taken",
              "step " + before.step(),
              "step " + now.step()));
    }
    List<String> names = ofTheTraining(before);
    if (!names.equals(ofTheTraining(now))) {
      return Optional.of(
          new Difference(
              before.step(), "what is measured", names.toString(), ofTheTraining(now).toString()));
    }
    for (String name : names) {
      double was = before.numbers()[before.names().indexOf(name)];
      double is = now.numbers()[now.names().indexOf(name)];
      if (Double.doubleToLongBits(was) != Double.doubleToLongBits(is)) {
        return Optional.of(
            new Difference(before.step(), name, Double.toString(was), Double.toString(is)));
      }
    }
    return Optional.empty();
  }

  private static List<String> ofTheTraining(MetricRow row) {
    return row.names().stream()
        .filter(name -> OF_THE_MACHINE.stream().noneMatch(name::startsWith))
        .toList();
  }

  /** Those made after the same steps; a run that ended elsewhere has others too. */
  private Optional<Difference> evaluations(RunSummary before, RunSummary now) {
    List<Evaluation> made = workspace.evaluations(before.id());
    for (Evaluation evaluation : workspace.evaluations(now.id())) {
      for (Evaluation other : made) {
        if (other.step() == evaluation.step()
            && !other.equals(evaluation)
            && !isEnd(other, now)
            && other.step() != before.origin().parentStep()) { // copied, perhaps of a whole end
          return Optional.of(
              new Difference(other.step(), "its evaluation", other.toJson(), evaluation.toJson()));
        }
      }
    }
    return Optional.empty();
  }

  /** Where one run ended and the other went on, one measured everything and the other a sample. */
  private boolean isEnd(Evaluation evaluation, RunSummary now) {
    return evaluation.step() == now.step()
        && workspace.run(now.origin().replayOf()).orElseThrow().step() != now.step();
  }

  private List<String> reasons(long before, long now) {
    ComputedWith was = ComputedWith.of(workspace, before);
    ComputedWith is = ComputedWith.of(workspace, now);
    List<String> reasons = new ArrayList<>(was.differences(is));
    was.changes().forEach(change -> reasons.add("of run " + before + " " + change));
    is.changes().forEach(change -> reasons.add("of run " + now + " " + change));
    return reasons;
  }
}
