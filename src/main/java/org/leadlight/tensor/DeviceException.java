package org.leadlight.tensor;

import org.leadlight.run.UserMistakeException;

/** A device that was asked for and is not there; says what was asked, what there is, what to do. */
public final class DeviceException extends UserMistakeException {

  private static final long serialVersionUID = 1L;

  /** A device fault described by a sentence. */
  public DeviceException(String sentence) {
    super(sentence);
  }

  /** A device fault described by a sentence, with what revealed it. */
  public DeviceException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
