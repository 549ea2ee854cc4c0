package org.leadlight.workspace;

/**
 * A command of a run, as its row says.
 *
 * @param id its number; later commands have larger ones
 * @param request what is wanted
 * @param state where it stands
 * @param step at which it is or was obeyed: the first step with the new numbers of a {@link
 *     CommandKind#SET}, else the steps taken; -1 before that is known
 * @param reason why it was rejected, empty otherwise
 * @param requestedAt milliseconds since 1970
 */
public record Command(
    long id,
    CommandRequest request,
    CommandState state,
    long step,
    String reason,
    long requestedAt) {

  /** What is wanted. */
  public CommandKind kind() {
    return request.kind();
  }
}
