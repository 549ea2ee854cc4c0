package org.leadlight.workspace;

import java.io.IOException;
import java.util.List;

/** The disk of a workspace is full: nothing is lost if who writes waits and tries again. */
public final class DiskFullException extends WorkspaceException {

  private static final long serialVersionUID = 1L;
  private static final List<String> WORDS = List.of("No space left", "not enough space", "quota");

  /** The sentence to show and what told it. */
  public DiskFullException(String sentence, Throwable cause) {
    super(sentence, cause);
  }

  /** Whether a file could not be written because the disk is full; Java says so in words only. */
  public static boolean isMeantBy(IOException failure) {
    String message = String.valueOf(failure.getMessage());
    return WORDS.stream().anyMatch(message::contains);
  }
}
