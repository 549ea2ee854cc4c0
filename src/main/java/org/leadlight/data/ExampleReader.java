package org.leadlight.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.leadlight.format.Conversation;
import org.leadlight.format.Conversations;
import org.leadlight.format.FormatException;
import org.leadlight.lm.ChatMessage;
import org.leadlight.lm.ChatRole;
import org.leadlight.lm.ChatTemplate;
import org.leadlight.lm.EncodedConversation;
import org.leadlight.lm.EncodedToken;
import org.leadlight.lm.TokenPart;
import org.leadlight.run.DataSpec;
import org.leadlight.run.LossMaskRule;
import org.leadlight.run.NoiseMaskRule;
import org.leadlight.run.UserMistakeException;

/** Makes examples of conversations: ids, noise mask, loss mask, private tokens, the last answer. */
public final class ExampleReader {

  private final ChatTemplate template;
  private final DataSpec spec;
  private final int contextLength;

  /**
   * A reader for one model.
   *
   * @param template how the model reads conversations
   * @param spec the mask rules
   * @param contextLength the longest sequence the model takes
   */
  public ExampleReader(ChatTemplate template, DataSpec spec, int contextLength) {
    this.template = template;
    this.spec = spec;
    this.contextLength = contextLength;
  }

  /**
   * The examples of a file, numbered by their place in it.
   *
   * @throws FormatException naming the file and the line, when a line is no conversation, is longer
   *     than the model's context, or has no answer
   */
  public List<Example> read(Path file) {
    List<Example> examples = new ArrayList<>();
    for (Conversation conversation : Conversations.read(file)) {
      examples.add(example(file, examples.size(), conversation));
    }
    return examples;
  }

  private Example example(Path file, long sequenceId, Conversation conversation) {
    EncodedConversation encoded = encode(file, conversation);
    if (encoded.length() > contextLength) {
      throw fault(
          file,
          conversation,
          "has " + encoded.length() + " tokens; the model takes at most " + contextLength);
    }
    int end = answerEnd(encoded).orElseThrow(() -> fault(file, conversation, "has no answer"));
    return new Example(
        sequenceId,
        conversation,
        encoded.ids(),
        noise(encoded, spec.noiseMask()),
        loss(encoded),
        privateTokens(encoded, conversation.privateSpans()),
        answerStart(encoded, end),
        end);
  }

  private EncodedConversation encode(Path file, Conversation conversation) {
    try {
      return template.encode(chat(conversation.messages()));
    } catch (UserMistakeException mistake) {
      throw new FormatException(
          file + ", line " + conversation.line() + ": " + mistake.getMessage(), mistake);
    }
  }

  /** The messages as a chat template takes them. */
  static List<ChatMessage> chat(List<Conversation.Message> messages) {
    return messages.stream()
        .map(
            message ->
                new ChatMessage(ChatRole.of(message.role()).orElseThrow(), message.content()))
        .toList();
  }

  /** n: the tokens to be transformed, [T]. */
  static boolean[] noise(EncodedConversation encoded, NoiseMaskRule rule) {
    return rule == NoiseMaskRule.SYSTEM_AND_USER ? encoded.promptContent() : encoded.anyContent();
  }

  private boolean[] loss(EncodedConversation encoded) {
    if (spec.lossMask() == LossMaskRule.ANSWERS) {
      return encoded.precedesAnswer();
    }
    boolean[] all = new boolean[encoded.length()];
    Arrays.fill(all, true);
    return all;
  }

  /** The tokens whose characters overlap a private span, [T]. */
  static boolean[] privateTokens(
      EncodedConversation encoded, List<Conversation.PrivateSpan> spans) {
    boolean[] mask = new boolean[encoded.length()];
    for (int t = 0; t < mask.length; t++) {
      EncodedToken token = encoded.tokens().get(t);
      mask[t] =
          spans.stream().anyMatch(span -> token.overlaps(span.message(), span.start(), span.end()));
    }
    return mask;
  }

  private static Optional<Integer> answerEnd(EncodedConversation encoded) {
    for (int t = encoded.length(); t > 0; t--) {
      if (encoded.tokens().get(t - 1).part() == TokenPart.ANSWER) {
        return Optional.of(t);
      }
    }
    return Optional.empty();
  }

  private static int answerStart(EncodedConversation encoded, int end) {
    int start = end;
    while (start > 0 && encoded.tokens().get(start - 1).part() == TokenPart.ANSWER) {
      start--;
    }
    return start;
  }

  private static FormatException fault(Path file, Conversation conversation, String what) {
    return new FormatException(
        file + ", line " + conversation.line() + ": the conversation " + what + ".");
  }
}
