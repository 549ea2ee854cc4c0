package org.leadlight.format;

import org.leadlight.run.UserMistakeException;

/**
 * A file that cannot be read as what it claims to be; the sentence names the file and the fault.
 */
public final class FormatException extends UserMistakeException {

  private static final long serialVersionUID = 1L;

  /**
   * A fault of a file.
   *
   * @param sentence what is wrong, in which file, and what would be right
   */
  public FormatException(String sentence) {
    super(sentence);
  }

  /**
   * A fault of a file with what revealed it.
   *
   * @param sentence what is wrong, in which file, and what would be right
   * @param cause the failure underneath
   */
  public FormatException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
