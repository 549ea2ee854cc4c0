package org.leadlight.lm;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.leadlight.run.UserMistakeException;

/**
 * The chat templates the program recognises by their exact text; it does not interpret Jinja.
 *
 * <p>A template that is only similar is refused: a wrong guess would train on text the model never
 * saw, without a sign of it.
 */
final class ChatTemplates {

  /** The bundled demonstration model's. */
  private static final String LEADLIGHT =
      "{{ bos_token }}{% for message in messages %}{% if message['role'] == 'user' %}"
          + "{{ '<|user|>' }}{% else %}{{ '<|assistant|>' }}{% endif %}"
          + "{{ ' ' + message['content'] }}{{ '<|end|>' }}{% endfor %}"
          + "{% if add_generation_prompt %}{{ '<|assistant|>' }}{% endif %}";

  private static final String CHAT_ML =
      "{% for message in messages %}{{'<|im_start|>' + message['role'] + '\\n' + "
          + "message['content'] + '<|im_end|>' + '\\n'}}{% endfor %}"
          + "{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}";

  private static final String LLAMA_3 =
      "{% set loop_messages = messages %}{% for message in loop_messages %}"
          + "{% set content = '<|start_header_id|>' + message['role'] + '<|end_header_id|>\\n\\n'"
          + "+ message['content'] | trim + '<|eot_id|>' %}{% if loop.index0 == 0 %}"
          + "{% set content = bos_token + content %}{% endif %}{{ content }}{% endfor %}"
          + "{{ '<|start_header_id|>assistant<|end_header_id|>\\n\\n' }}";

  private ChatTemplates() {}

  static ChatTemplate of(TextTokenizer tokenizer, TokenizerSettings settings) {
    String text = settings.chatTemplate();
    if (text == null) {
      throw new UserMistakeException(
          "The model in %s has no chat template; a model tuned for conversations is needed."
              .formatted(settings.folder()));
    }
    return new DelimitedChatTemplate(tokenizer, shape(text.strip(), settings));
  }

  private static ChatTemplateShape shape(String text, TokenizerSettings settings) {
    return switch (text) {
      case LEADLIGHT -> leadlight(settings.beginText());
      case CHAT_ML -> chatMl();
      case LLAMA_3 -> llama3(settings.beginText());
      default ->
          throw new UserMistakeException(
              ("The chat template of the model in %s is not known; known are Leadlight's own,"
                      + " ChatML and Llama 3's.")
                  .formatted(settings.folder()));
    };
  }

  private static ChatTemplateShape leadlight(String begin) {
    return new ChatTemplateShape(
        begin,
        Map.of(ChatRole.USER, "<|user|>", ChatRole.ASSISTANT, "<|assistant|>"),
        " ",
        "<|end|>",
        "",
        false,
        List.of("<|pad|>", "<|bos|>", "<|user|>", "<|assistant|>", "<|end|>"));
  }

  private static ChatTemplateShape chatMl() {
    return new ChatTemplateShape(
        "",
        openings("<|im_start|>", "\n"),
        "",
        "<|im_end|>",
        "\n",
        false,
        List.of("<|im_start|>", "<|im_end|>", "<|endoftext|>"));
  }

  private static ChatTemplateShape llama3(String begin) {
    return new ChatTemplateShape(
        begin,
        openings("<|start_header_id|>", "<|end_header_id|>\n\n"),
        "",
        "<|eot_id|>",
        "",
        true,
        List.of(
            "<|begin_of_text|>",
            "<|end_of_text|>",
            "<|start_header_id|>",
            "<|end_header_id|>",
            "<|eot_id|>"));
  }

  private static Map<ChatRole, String> openings(String before, String after) {
    Map<ChatRole, String> openings = new EnumMap<>(ChatRole.class);
    for (ChatRole role : ChatRole.values()) {
      openings.put(role, before + role.text() + after);
    }
    return openings;
  }
}
