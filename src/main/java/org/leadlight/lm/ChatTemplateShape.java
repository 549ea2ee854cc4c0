package org.leadlight.lm;

import java.util.List;
import java.util.Map;

/**
 * A template that writes every message as opening, content, closing.
 *
 * @param begin what a conversation begins with
 * @param openings what introduces a message of each role
 * @param leading what is written before a content and counts as part of it
 * @param closing the token that ends every message, and so an answer
 * @param between fixed text after the closing
 * @param trimmed whether white space around a content is dropped
 * @param markers texts that a content may not hold
 */
record ChatTemplateShape(
    String begin,
    Map<ChatRole, String> openings,
    String leading,
    String closing,
    String between,
    boolean trimmed,
    List<String> markers) {

  ChatTemplateShape {
    openings = Map.copyOf(openings);
    markers = List.copyOf(markers);
  }
}
