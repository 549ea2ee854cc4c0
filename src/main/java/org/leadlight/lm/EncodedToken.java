package org.leadlight.lm;

/**
 * One token of an encoded conversation.
 *
 * @param id its id
 * @param part what it belongs to
 * @param message index of its message; -1 for a token of the template
 * @param start its first character, a UTF-16 index into that message's content; equal to {@code
 *     end} for tokens without content, such as the end of an answer
 * @param end one past its last character
 */
public record EncodedToken(int id, TokenPart part, int message, int start, int end) {

  /** Whether it shares a character with a span of a message. */
  public boolean overlaps(int otherMessage, int otherStart, int otherEnd) {
    return message == otherMessage && start < otherEnd && otherStart < end;
  }
}
