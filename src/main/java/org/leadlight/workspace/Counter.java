package org.leadlight.workspace;

/**
 * Where questions of one kind are handed in and answers are taken.
 *
 * @param <Q> a question
 * @param <A> what answers it
 */
interface Counter<Q, A> {

  /**
   * Asks in place of what the asker asked before.
   *
   * @return the number of the question
   */
  long ask(Workspace workspace, String asker, Q question);

  /** What has become of a question. */
  Reply<A> reply(Workspace workspace, long number);

  /** Takes back everything an asker asked. */
  void withdraw(Workspace workspace, String asker);

  /** Whether a question is answered by the worker of its run, so that no inspector is needed. */
  boolean isWithWorker(Workspace workspace, Q question);
}
