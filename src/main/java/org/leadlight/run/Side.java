package org.leadlight.run;

/** Which of the two wishes of a training a term or a control serves. */
public enum Side {
  /** The transformed model answers as the clean one does. */
  KEEP_THE_ANSWERS,
  /** A reader of the embeddings cannot tell the words. */
  HIDE_THE_PROMPT,
  /** The balance of the two, or neither. */
  BALANCE
}
