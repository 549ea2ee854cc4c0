package org.leadlight.workspace;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.leadlight.run.Finding;

/** Looks at a workspace: that it can be written, its disk, its version, its runs and workers. */
public final class WorkspaceCheck {

  private static final String AREA = "workspace";
  private static final long LITTLE_BYTES = 1_000_000_000L;

  private final Path folder;

  /** A look at the workspace in a folder. */
  public WorkspaceCheck(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  /** Opens the workspace, as any command does, and says how it stands. */
  public List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    try (Workspace workspace = Workspace.open(folder)) {
      probe(workspace);
      findings.add(Finding.good(AREA, "folder", folder + ", can be written"));
      findings.add(Finding.good(AREA, "version", "workspace version " + Migration.VERSION));
      findings.add(disk());
      new LivenessMonitor(workspace).observe();
      findings.add(runs(workspace.runs()));
    } catch (WorkspaceException refused) {
      String remedy = String.valueOf(refused.getMessage());
      findings.add(Finding.missing(AREA, "folder", folder + ", cannot be used", remedy));
    }
    return findings;
  }

  /** Writes nothing, in a transaction that only a writable database begins. */
  private static void probe(Workspace workspace) {
    workspace.database().write(db -> db.update("UPDATE run SET beats = beats WHERE id < 0"));
  }

  private Finding disk() {
    try {
      long free = FreeSpace.bytes(folder);
      String found =
          String.format(
              Locale.ROOT,
              "%.1f GB free on this machine (%s)",
              free / 1e9,
              FreeSpace.fileSystem(folder));
      return free > LITTLE_BYTES
          ? Finding.good(AREA, "disk", found)
          : Finding.aside(
              AREA, "disk", found, "Free some space: every run keeps checkpoints and its curves.");
    } catch (IOException e) {
      return Finding.aside(
          AREA, "disk", "its free space cannot be asked: " + e.getMessage(), "Look at it by hand.");
    }
  }

  private static Finding runs(List<RunSummary> runs) {
    if (runs.isEmpty()) {
      return Finding.good(AREA, "runs", "none yet");
    }
    return Finding.good(
        AREA,
        "runs",
        String.format(
            Locale.ROOT,
            "%d; %d going on under a live worker, %d waiting",
            runs.size(),
            runs.stream().filter(run -> run.state().isHeldByWorker()).count(),
            count(runs, RunState.QUEUED)));
  }

  private static long count(List<RunSummary> runs, RunState state) {
    return runs.stream().filter(run -> run.state() == state).count();
  }
}
