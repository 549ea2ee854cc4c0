package org.leadlight.format;

import java.util.List;

/**
 * A conversation of a data set.
 *
 * @param line its line in the file, counted from 1
 * @param messages what was said, in order, at least one
 * @param privateSpans which characters are private
 * @param task what it asks for, empty when the file does not say
 * @param family the kind of business it is about, empty when the file does not say
 */
public record Conversation(
    int line, List<Message> messages, List<PrivateSpan> privateSpans, String task, String family) {

  /** Keeps its own copies. */
  public Conversation {
    messages = List.copyOf(messages);
    privateSpans = List.copyOf(privateSpans);
  }

  /**
   * One turn.
   *
   * @param role {@code system}, {@code user} or {@code assistant}
   * @param content the words
   */
  public record Message(String role, String content) {}

  /**
   * Characters of a message that nobody else should read.
   *
   * @param message index of the message
   * @param start first character (UTF-16)
   * @param end one past the last
   * @param kind what they are, such as {@code phone}
   */
  public record PrivateSpan(int message, int start, int end, String kind) {}
}
