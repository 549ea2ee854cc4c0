package org.leadlight.lm;

/** What a token of an encoded conversation belongs to. */
public enum TokenPart {
  /** Markers and fixed text of the template: always sent clean. */
  TEMPLATE,
  /** The content of a system message. */
  SYSTEM,
  /** The content of a user's message. */
  USER,
  /** An assistant's answer, its end token included. */
  ANSWER
}
