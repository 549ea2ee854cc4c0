package org.leadlight.cli;

import org.leadlight.run.UserMistakeException;
import org.leadlight.workspace.LivenessMonitor;
import org.leadlight.workspace.RunSummary;
import org.leadlight.workspace.Workspace;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A run of a workspace, named by its number. */
final class RunArgument {

  @Mixin private final WorkspaceOption workspace = new WorkspaceOption();

  @Parameters(index = "0", paramLabel = "RUN", description = "The number of the run.")
  private long id;

  long id() {
    return id;
  }

  Workspace open() {
    return workspace.open();
  }

  /** The run as it stands, after a look at whether its worker lives. */
  RunSummary find(Workspace opened) {
    new LivenessMonitor(opened).observe();
    return opened
        .run(id)
        .orElseThrow(
            () ->
                new UserMistakeException(
                    "There is no run "
                        + id
                        + " in "
                        + opened.folder()
                        + "; runs list shows those there are."));
  }
}
