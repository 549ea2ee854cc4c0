package org.leadlight.app.workbench;

/**
 * What the status bar says of the workspace.
 *
 * @param folder where it lies
 * @param workers workers that answer
 * @param queued runs that wait
 */
public record WorkspaceFacts(String folder, int workers, int queued) {

  /** Before anything was read. */
  public static final WorkspaceFacts UNKNOWN = new WorkspaceFacts("", 0, 0);
}
