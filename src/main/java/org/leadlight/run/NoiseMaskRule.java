package org.leadlight.run;

/** Which tokens of a conversation are transformed; template and special tokens never are. */
public enum NoiseMaskRule {
  /** The contents of system and user messages. */
  SYSTEM_AND_USER,
  /** The contents of every message. */
  EVERY_MESSAGE
}
