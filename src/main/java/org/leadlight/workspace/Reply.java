package org.leadlight.workspace;

import org.leadlight.run.InspectedPrompt;

/** What has become of a question. */
public sealed interface Reply {

  /** Nobody has answered yet. */
  record Waiting() implements Reply {}

  /** A newer question of the same asker took its place, or it was withdrawn. */
  record Gone() implements Reply {}

  /**
   * It was answered.
   *
   * @param prompt the answer
   */
  record Answered(InspectedPrompt prompt) implements Reply {}

  /**
   * It cannot be answered.
   *
   * @param sentence why, for the person who asked
   */
  record Refused(String sentence) implements Reply {}
}
