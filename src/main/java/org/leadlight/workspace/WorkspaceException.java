package org.leadlight.workspace;

import org.leadlight.run.UserMistakeException;

/** A workspace that cannot be used as asked; says why and what to do. */
public class WorkspaceException extends UserMistakeException {

  private static final long serialVersionUID = 1L;

  WorkspaceException(String sentence) {
    super(sentence);
  }

  WorkspaceException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
