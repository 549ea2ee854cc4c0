package org.leadlight.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.leadlight.workspace.Workspace;
import picocli.CommandLine.Option;

/** Where the workspace lies. */
final class WorkspaceOption {

  @Option(
      names = "--workspace",
      paramLabel = "DIR",
      description = "The folder of runs; the usual place of this system when not given.")
  private @Nullable Path folder;

  Path folder() {
    return folder == null ? Workspace.defaultFolder() : folder;
  }

  Workspace open() {
    return Workspace.open(folder());
  }
}
