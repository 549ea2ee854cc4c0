package org.leadlight.app.settings;

/**
 * How large a workspace is.
 *
 * @param folder where it lies
 * @param runs runs in it
 * @param bytes what its files take
 * @param freeBytes what the disk has left there
 */
public record WorkspaceFigures(String folder, int runs, long bytes, long freeBytes) {

  /** Before it was looked at. */
  public static final WorkspaceFigures UNKNOWN = new WorkspaceFigures("", 0, 0, 0);

  /** It was looked at and could not be measured. */
  public static final WorkspaceFigures REFUSED = new WorkspaceFigures("", -1, 0, 0);
}
