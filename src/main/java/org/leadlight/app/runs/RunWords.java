package org.leadlight.app.runs;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.leadlight.app.shell.Texts;
import org.leadlight.app.workbench.DeviceNames;
import org.leadlight.app.workbench.Numbers;
import org.leadlight.run.Evaluation;
import org.leadlight.run.Figure;
import org.leadlight.workspace.KeptWeights;
import org.leadlight.workspace.Origin;
import org.leadlight.workspace.RunState;
import org.leadlight.workspace.RunSummary;
import org.leadlight.workspace.RunTableRow;

/** What the screen says of runs, in words. */
public final class RunWords {

  /** Share of answers that stayed the same. */
  static final String KEPT = "answers_kept";

  /** Share of private words that are read. */
  static final String READ = "recovered_private";

  private static final String NOTHING = "\u2013";

  private final Texts texts;

  /** Words from the bundle. */
  public RunWords(Texts texts) {
    this.texts = texts;
  }

  /** Where a run stands, with how far it is while it goes on. */
  public String state(RunSummary run) {
    String word = texts.get("runs.state." + run.state().name().toLowerCase(Locale.ROOT));
    boolean under = run.state().isHeldByWorker() || run.state() == RunState.INTERRUPTED;
    return under && run.steps() > 0
        ? texts.format("runs.progress", word, 100 * run.step() / run.steps())
        : word;
  }

  /** Steps taken and wanted. */
  public String steps(RunSummary run) {
    return texts.format("runs.steps", Numbers.fixed(run.step(), 0), Numbers.fixed(run.steps(), 0));
  }

  /** Where a run computes or computed; what its recipe asks for before. */
  public String device(RunSummary run) {
    return run.device().isEmpty() ? NOTHING : DeviceNames.name(texts, run.device());
  }

  /** A figure of the best evaluation in percent. */
  public String share(RunTableRow row, String figure) {
    return figure(row, figure).map(found -> percent(found.value())).orElse(NOTHING);
  }

  static Optional<Figure> figure(RunTableRow row, String name) {
    return row.best().map(best -> best.figures().get(name));
  }

  private static String percent(double share) {
    return Numbers.fixed(100 * share, 1) + " %";
  }

  /** The best evaluation with its intervals. */
  public String best(RunTableRow row) {
    return row.best()
        .map(best -> texts.format("runs.best", best.step(), whole(best, KEPT), whole(best, READ)))
        .orElseGet(() -> texts.get("runs.best.none"));
  }

  private String whole(Evaluation evaluation, String name) {
    Figure figure = evaluation.figures().get(name);
    return figure == null
        ? NOTHING
        : texts.format(
            "runs.figure",
            percent(figure.value()),
            Numbers.fixed(100 * figure.low(), 1),
            Numbers.fixed(100 * figure.high(), 1),
            figure.count());
  }

  /** Where a run comes from. */
  public String origin(RunSummary run) {
    Origin origin = run.origin();
    if (origin.parent() > 0) {
      return texts.format("runs.origin.branch", origin.parent(), origin.parentStep());
    }
    return origin.replayOf() > 0
        ? texts.format("runs.origin.replay", origin.replayOf())
        : texts.get("runs.origin.own");
  }

  /** What the weights of a run take on the disk. */
  public String disk(RunTableRow row) {
    return row.weightBytes() == 0 ? NOTHING : bytes(row.weightBytes());
  }

  private static String bytes(long bytes) {
    return bytes < 1_000_000_000
        ? Numbers.fixed(bytes / 1e6, 1) + " MB"
        : Numbers.fixed(bytes / 1e9, 2) + " GB";
  }

  /** How many runs there are. */
  public String summary(List<RunTableRow> rows) {
    long training = rows.stream().filter(row -> row.run().state().isHeldByWorker()).count();
    return rows.isEmpty()
        ? texts.get("runs.summary.none")
        : texts.format(
            "runs.summary",
            rows.size(),
            training,
            count(rows, RunState.QUEUED),
            count(rows, RunState.HELD));
  }

  private static long count(List<RunTableRow> rows, RunState state) {
    return rows.stream().filter(row -> row.run().state() == state).count();
  }

  /** What everything takes on the disk, and the rule by which weights go. */
  public String foot(RunsReading reading) {
    long weights = reading.rows().stream().mapToLong(RunTableRow::weightBytes).sum();
    return texts.format(
        "runs.foot",
        bytes(weights),
        bytes(reading.recordBytes()),
        KeptWeights.CHECKPOINTS,
        KeptWeights.OLDER_CHECKPOINTS,
        KeptWeights.TRANSFORM_BYTES >> 30);
  }
}
