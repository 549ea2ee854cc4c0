package org.leadlight.format;

import java.util.List;

/**
 * How long the conversations of a file are, in characters.
 *
 * @param conversations how many there are
 * @param meanMessages messages of one, on average
 * @param meanCharacters characters of one, on average
 * @param longestCharacters characters of the longest
 * @param meanAnswerCharacters characters of its assistant messages, on average
 */
public record TextLengths(
    int conversations,
    double meanMessages,
    double meanCharacters,
    double longestCharacters,
    double meanAnswerCharacters) {

  /** The lengths of some conversations, at least one. */
  public static TextLengths of(List<Conversation> conversations) {
    double messages = 0;
    double all = 0;
    double longest = 0;
    double answers = 0;
    for (Conversation conversation : conversations) {
      double characters = 0;
      for (Conversation.Message message : conversation.messages()) {
        int length = message.content().length();
        characters += length;
        answers += message.role().equals("assistant") ? length : 0;
        messages++;
      }
      all += characters;
      longest = Math.max(longest, characters);
    }
    int count = conversations.size();
    return new TextLengths(count, messages / count, all / count, longest, answers / count);
  }
}
