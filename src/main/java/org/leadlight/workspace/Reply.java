package org.leadlight.workspace;

/**
 * What has become of a question.
 *
 * @param <A> what answers it
 */
public sealed interface Reply<A> {

  /** Nobody has answered yet. */
  record Waiting<A>() implements Reply<A> {}

  /** A newer question of the same asker took its place, or it was withdrawn. */
  record Gone<A>() implements Reply<A> {}

  /**
   * It was answered.
   *
   * @param answer what was answered
   */
  record Answered<A>(A answer) implements Reply<A> {}

  /**
   * It cannot be answered.
   *
   * @param sentence why, for the person who asked
   */
  record Refused<A>(String sentence) implements Reply<A> {}
}
