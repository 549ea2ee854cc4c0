package org.leadlight.lm;

import java.util.ArrayList;
import java.util.List;
import org.leadlight.run.UserMistakeException;

/**
 * A template of a {@link ChatTemplateShape}: writes the whole conversation as one text, tokenizes
 * that once, and tells from the characters what each token belongs to.
 */
final class DelimitedChatTemplate implements ChatTemplate {

  private final TextTokenizer tokenizer;
  private final ChatTemplateShape shape;

  DelimitedChatTemplate(TextTokenizer tokenizer, ChatTemplateShape shape) {
    this.tokenizer = tokenizer;
    this.shape = shape;
  }

  @Override
  public EncodedConversation encode(List<ChatMessage> messages) {
    return tokenized(written(messages));
  }

  @Override
  public EncodedConversation encodePrompt(List<ChatMessage> messages) {
    Written written = written(messages);
    written.text.append(opening(ChatRole.ASSISTANT, messages.size()));
    return tokenized(written);
  }

  /**
   * Where a message's content lies in the written text.
   *
   * @param from first character, leading text included
   * @param content first character of the content itself
   * @param trimmed how many characters were dropped at the content's beginning
   * @param to one past its last character
   * @param closingTo one past the closing token
   */
  private record Region(
      ChatRole role, int message, int from, int content, int trimmed, int to, int closingTo) {

    /** The characters whose tokens belong to the message: an answer owns its end token too. */
    int end() {
      return role == ChatRole.ASSISTANT ? closingTo : to;
    }

    TokenPart part() {
      return switch (role) {
        case SYSTEM -> TokenPart.SYSTEM;
        case USER -> TokenPart.USER;
        case ASSISTANT -> TokenPart.ANSWER;
      };
    }

    EncodedToken token(TokenSpan span) {
      return new EncodedToken(
          span.id(), part(), message, inContent(span.start()), inContent(span.end()));
    }

    private int inContent(int at) {
      return Math.clamp(at, content, to) - content + trimmed;
    }
  }

  private static final class Written {
    private final StringBuilder text = new StringBuilder();
    private final List<Region> regions = new ArrayList<>();
  }

  private Written written(List<ChatMessage> messages) {
    Written written = new Written();
    written.text.append(shape.begin());
    for (int index = 0; index < messages.size(); index++) {
      write(written, messages.get(index), index);
    }
    return written;
  }

  private void write(Written written, ChatMessage message, int index) {
    checkMarkers(message, index);
    StringBuilder text = written.text;
    text.append(opening(message.role(), index));
    int from = text.length();
    text.append(shape.leading());
    int contentAt = text.length();
    String raw = message.content();
    int dropped = shape.trimmed() ? raw.length() - raw.stripLeading().length() : 0;
    text.append(shape.trimmed() ? raw.strip() : raw);
    int to = text.length();
    text.append(shape.closing());
    written.regions.add(
        new Region(message.role(), index, from, contentAt, dropped, to, text.length()));
    text.append(shape.between());
  }

  private String opening(ChatRole role, int index) {
    String opening = shape.openings().get(role);
    if (opening == null) {
      throw new UserMistakeException(
          "Message %d is a %s message, which the model's chat template has no place for."
              .formatted(index, role.text()));
    }
    return opening;
  }

  /** A content that writes a marker could forge a turn of the conversation. */
  private void checkMarkers(ChatMessage message, int index) {
    for (String marker : shape.markers()) {
      if (message.content().contains(marker)) {
        throw new UserMistakeException(
            "Message %d contains %s, which the chat template reserves; remove it."
                .formatted(index, marker));
      }
    }
  }

  private EncodedConversation tokenized(Written written) {
    List<EncodedToken> tokens = new ArrayList<>();
    int region = 0;
    for (TokenSpan span : tokenizer.encode(written.text.toString())) {
      while (region < written.regions.size() && written.regions.get(region).end() <= span.start()) {
        region++;
      }
      boolean inside =
          region < written.regions.size() && written.regions.get(region).from() < span.end();
      tokens.add(
          inside
              ? written.regions.get(region).token(span)
              : new EncodedToken(span.id(), TokenPart.TEMPLATE, -1, 0, 0));
    }
    return new EncodedConversation(tokens);
  }
}
