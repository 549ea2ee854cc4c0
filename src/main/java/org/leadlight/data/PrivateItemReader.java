package org.leadlight.data;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.leadlight.format.Conversation;
import org.leadlight.lm.ChatTemplate;
import org.leadlight.lm.EncodedToken;

/** Finds the tokens of each private item of a prompt. */
public final class PrivateItemReader {

  private final ChatTemplate template;

  /** A reader for a model's chat template. */
  public PrivateItemReader(ChatTemplate template) {
    this.template = template;
  }

  /**
   * The private items that are said before the last answer and transformed at least in part.
   *
   * @param example made with the same template
   */
  public List<PrivateItem> items(Example example) {
    Conversation conversation = example.conversation();
    List<EncodedToken> tokens =
        template.encode(ExampleReader.chat(conversation.messages())).tokens();
    List<PrivateItem> items = new ArrayList<>();
    for (Conversation.PrivateSpan span : conversation.privateSpans()) {
      int[] positions =
          IntStream.range(0, example.answerStart())
              .filter(at -> example.noise()[at])
              .filter(at -> tokens.get(at).overlaps(span.message(), span.start(), span.end()))
              .toArray();
      if (positions.length > 0) {
        items.add(new PrivateItem(span.kind(), positions));
      }
    }
    return items;
  }
}
