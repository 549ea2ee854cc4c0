package org.leadlight.workspace;

/** A run was taken over: the worker that held it must write nothing more. */
public final class ClaimLostException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  ClaimLostException(long run, long epoch) {
    super("Run " + run + " was taken over after claim " + epoch + ".");
  }
}
