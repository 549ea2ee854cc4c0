package org.leadlight.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.leadlight.app.privacy.PrivacyBackend;
import org.leadlight.app.privacy.PrivacyReading;
import org.leadlight.app.privacy.RunChoice;
import org.leadlight.plot.attack.AttackPage;
import org.leadlight.run.UserMistakeException;
import org.leadlight.run.attack.AttackPlan;
import org.leadlight.run.attack.AttackReport;
import org.leadlight.workspace.Attack;
import org.leadlight.workspace.Attacks;
import org.leadlight.workspace.RunSummary;
import org.leadlight.workspace.WeightsFile;
import org.leadlight.workspace.WorkerLauncher;
import org.leadlight.workspace.WorkerSeat;
import org.leadlight.workspace.Workspace;
import org.leadlight.workspace.sheet.RunSheet;

/**
 * The workspace behind the screen of privacy. Reading and commanding have a connection each, opened
 * by the first call, so that a reader sees what was commanded as a change.
 */
public final class WorkspaceAttacks implements PrivacyBackend, AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Path folder;
  private final RunOrders orders;
  private final Runnable launcher;
  private @Nullable Workspace reading;
  private OptionalLong asked = OptionalLong.empty();
  private long version = -1;
  private long reportId = -1;
  private Optional<AttackReport> report = Optional.empty();
  private volatile long launched = System.nanoTime();

  /** The workspace in a folder, not opened yet. */
  public WorkspaceAttacks(Path folder) {
    this(folder, new WorkerLauncher(folder)::startAttacks);
  }

  WorkspaceAttacks(Path folder, Runnable launcher) {
    this.folder = folder;
    this.orders = new RunOrders(folder);
    this.launcher = launcher;
  }

  /** Called by one thread only. */
  @Override
  public Optional<PrivacyReading> read(OptionalLong run) {
    Workspace opened = reading;
    if (opened == null) {
      opened = Workspace.open(folder);
      reading = opened;
    }
    orders.workspace().attacks().observe();
    seeToWaiting(opened);
    long now = opened.dataVersion();
    if (now == version && run.equals(asked)) {
      return Optional.empty();
    }
    version = now;
    asked = run;
    return Optional.of(reading(opened, run));
  }

  /** A process that ended before it took what waits is replaced, with a pause between two tries. */
  private void seeToWaiting(Workspace opened) {
    if (System.nanoTime() - launched > PATIENCE.toNanos()
        && !opened.attacks().waiting().isEmpty()) {
      launch(opened);
    }
  }

  /** Who sits there already takes what waits before leaving. */
  private void launch(Workspace opened) {
    launched = System.nanoTime();
    if (!WorkerSeat.isAttacking(opened)) {
      launcher.run();
    }
  }

  private PrivacyReading reading(Workspace opened, OptionalLong wanted) {
    Attacks attacks = opened.attacks();
    List<RunChoice> runs =
        opened.runs().stream()
            .map(run -> new RunChoice(run.id(), run.name(), run.steps()))
            .toList();
    long run =
        wanted.isPresent()
            ? wanted.getAsLong()
            : attacks.newestReported().orElse(runs.isEmpty() ? 0 : runs.getFirst().id());
    Optional<WeightsFile> weights = opened.weights().find(run, OptionalLong.empty());
    Optional<Attack> finished = attacks.newestFinished(run);
    return new PrivacyReading(
        runs,
        run,
        weights.map(file -> OptionalLong.of(file.step())).orElse(OptionalLong.empty()),
        attacks.newest(run),
        finished.flatMap(attack -> report(attacks, attack.id())));
  }

  /** A report never changes, so it is read once. */
  private Optional<AttackReport> report(Attacks attacks, long id) {
    if (id != reportId) {
      report = attacks.report(id);
      reportId = id;
    }
    return report;
  }

  @Override
  public void attack(long run, long step, AttackPlan plan, boolean baselines) {
    orders.workspace().attacks().request(run, step, plan, baselines);
    launch(orders.workspace());
  }

  @Override
  public void startAgain(long attack) {
    if (orders.workspace().attacks().startAgain(attack)) {
      launch(orders.workspace());
    }
  }

  @Override
  public void cancel(long attack) {
    orders.workspace().attacks().cancel(attack);
  }

  @Override
  public String page(long run) {
    Workspace opened = orders.workspace();
    RunSummary summary = orders.find(run);
    AttackReport newest =
        opened
            .attacks()
            .newestFinished(run)
            .flatMap(attack -> opened.attacks().report(attack.id()))
            .orElseThrow(
                () -> new UserMistakeException("Run " + run + " has no report to be exported."));
    return AttackPage.html(newest, RunSheet.of(opened, summary).json());
  }

  @Override
  public void close() {
    Workspace open = reading;
    if (open != null) {
      open.close();
    }
    orders.close();
  }
}
