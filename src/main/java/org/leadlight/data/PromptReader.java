package org.leadlight.data;

import java.util.ArrayList;
import java.util.List;
import org.leadlight.data.Prompt.PromptToken;
import org.leadlight.format.Conversation.Message;
import org.leadlight.format.Conversation.PrivateSpan;
import org.leadlight.lm.ChatTemplate;
import org.leadlight.lm.EncodedConversation;
import org.leadlight.lm.EncodedToken;
import org.leadlight.run.MarkedPrompt;
import org.leadlight.run.NoiseMaskRule;
import org.leadlight.run.UserMistakeException;

/** Makes prompts of conversations and of words that a person typed. */
public final class PromptReader {

  private static final String ASSISTANT = "assistant";

  private final ChatTemplate template;
  private final NoiseMaskRule rule;
  private final int contextLength;

  /**
   * A reader for one model.
   *
   * @param template how the model reads conversations
   * @param rule which tokens are transformed
   * @param contextLength the longest sequence the model takes, the answer included
   */
  public PromptReader(ChatTemplate template, NoiseMaskRule rule, int contextLength) {
    this.template = template;
    this.rule = rule;
    this.contextLength = contextLength;
  }

  /** The prompt of a conversation: everything before its last answer. */
  public Prompt of(Example example) {
    List<Message> messages = example.conversation().messages();
    int end = messages.size();
    while (end > 0 && !messages.get(end - 1).role().equals(ASSISTANT)) {
      end--;
    }
    return prompt(
        example.sequenceId(),
        messages.subList(0, Math.max(0, end - 1)),
        example.conversation().privateSpans());
  }

  /**
   * The prompt of one message of a user.
   *
   * @throws UserMistakeException when it is empty, too long for the model or holds a marker of the
   *     chat template
   */
  public Prompt typed(MarkedPrompt marked) {
    if (marked.words().isBlank()) {
      throw new UserMistakeException("The prompt is empty; type a few words.");
    }
    List<PrivateSpan> spans =
        marked.privateSpans().stream()
            .map(span -> new PrivateSpan(0, span.start(), span.end(), ""))
            .toList();
    return prompt(Prompt.TYPED, List.of(new Message("user", marked.words())), spans);
  }

  private Prompt prompt(long sequenceId, List<Message> messages, List<PrivateSpan> spans) {
    EncodedConversation encoded = template.encodePrompt(ExampleReader.chat(messages));
    if (encoded.length() >= contextLength) {
      throw new UserMistakeException(
          "The prompt has "
              + encoded.length()
              + " tokens; the model takes at most "
              + (contextLength - 1)
              + " and one for its answer. Shorten it.");
    }
    boolean[] noise = ExampleReader.noise(encoded, rule);
    boolean[] isPrivate = ExampleReader.privateTokens(encoded, spans);
    Spelling spelling = new Spelling(messages);
    List<PromptToken> tokens = new ArrayList<>();
    for (int t = 0; t < noise.length; t++) {
      if (noise[t]) {
        tokens.add(spelling.token(t, encoded.tokens().get(t), isPrivate[t]));
      }
    }
    return new Prompt(sequenceId, spelling.text.toString(), encoded.ids(), noise, tokens);
  }

  /** Writes the transformed messages on lines of their own, and tells tokens their characters. */
  private static final class Spelling {
    private final List<Message> messages;
    private final StringBuilder text = new StringBuilder();
    private int message = -1;
    private int offset; // of the message's content in the text
    private int reached; // characters of the text that have a token

    Spelling(List<Message> messages) {
      this.messages = messages;
    }

    PromptToken token(int position, EncodedToken token, boolean isPrivate) {
      if (token.message() != message) {
        begin(token);
      }
      int start = reached;
      reached = Math.max(start, offset + token.end());
      return new PromptToken(position, start, reached, isPrivate);
    }

    private void begin(EncodedToken first) {
      message = first.message();
      if (!text.isEmpty()) {
        text.append('\n');
      }
      offset = text.length();
      reached = offset + first.start();
      text.append(messages.get(message).content());
    }
  }
}
