package org.leadlight.workspace;

/**
 * Another process, perhaps a stopped one, keeps the database: nothing is lost if who writes waits
 * and tries again.
 */
public final class WorkspaceBusyException extends WorkspaceException {

  private static final long serialVersionUID = 1L;

  WorkspaceBusyException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
