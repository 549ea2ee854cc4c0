package org.leadlight.app.workbench;

/**
 * What the status bar says of the workspace.
 *
 * @param folder where it lies
 * @param workers workers that answer
 * @param queued runs that wait
 * @param diskFull whether next to nothing can be written where it lies
 */
public record WorkspaceFacts(String folder, int workers, int queued, boolean diskFull) {

  /** Before anything was read. */
  public static final WorkspaceFacts UNKNOWN = new WorkspaceFacts("", 0, 0, false);
}
