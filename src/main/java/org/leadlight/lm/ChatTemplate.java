package org.leadlight.lm;

import java.util.List;

/** Writes conversations the way a model was taught to read them. */
public interface ChatTemplate {

  /**
   * A finished conversation.
   *
   * @param messages in order
   * @return its tokens with what each belongs to
   * @throws org.leadlight.run.UserMistakeException when a message uses a role the template lacks or
   *     writes one of its markers
   */
  EncodedConversation encode(List<ChatMessage> messages);

  /**
   * A conversation up to the point where the assistant shall answer.
   *
   * @param messages in order
   * @return its tokens, ending with the opening of an answer
   * @throws org.leadlight.run.UserMistakeException as for {@link #encode}
   */
  EncodedConversation encodePrompt(List<ChatMessage> messages);
}
