package org.leadlight.workspace;

import java.nio.file.Path;

/** A process that claims the next run, says so, and holds it until it is killed. */
final class ClaimHolder {

  private ClaimHolder() {}

  public static void main(String[] arguments) throws Exception {
    try (Workspace workspace = Workspace.open(Path.of(arguments[0]));
        RunClaim claim = RunClaim.next(workspace, device -> true).orElseThrow()) {
      System.out.println("claimed " + claim.run().id());
      System.in.read(); // the parent never writes: only a kill ends it
    }
  }
}
