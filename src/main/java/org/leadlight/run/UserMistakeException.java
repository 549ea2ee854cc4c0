package org.leadlight.run;

/**
 * Something the user can mend. Its message is made of whole sentences for the user: what is wrong,
 * where, what is allowed, what to do.
 */
public class UserMistakeException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** A mistake described by a sentence. */
  public UserMistakeException(String sentence) {
    super(sentence);
  }

  /** A mistake described by a sentence, with what revealed it. */
  public UserMistakeException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
