package org.leadlight.format;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads conversations, one JSON object a line: {@code messages} of role and content, and optionally
 * {@code private} spans, {@code task} and {@code family}.
 */
public final class Conversations {

  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final Set<String> ROLES = Set.of("system", "user", "assistant");

  private final Path file;
  private int line;

  private Conversations(Path file) {
    this.file = file;
  }

  /**
   * Reads a whole file; blank lines are passed over.
   *
   * @throws FormatException naming the file and the line, when one is not a conversation or there
   *     is none
   */
  public static List<Conversation> read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new FormatException("The conversations file " + file + " does not exist.");
    }
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      List<Conversation> all = new Conversations(file).readAll(reader);
      if (all.isEmpty()) {
        throw new FormatException(
            file + " holds no conversation; one JSON object a line is needed.");
      }
      return all;
    } catch (MalformedInputException notText) {
      throw new FormatException(file + " is not a text in UTF-8.", notText);
    } catch (IOException failure) {
      throw new FormatException("The conversations file " + file + " could not be read.", failure);
    }
  }

  private List<Conversation> readAll(BufferedReader reader) throws IOException {
    List<Conversation> all = new ArrayList<>();
    for (String text = reader.readLine(); text != null; text = reader.readLine()) {
      line++;
      if (!text.isBlank()) {
        all.add(conversation(text));
      }
    }
    return all;
  }

  private Conversation conversation(String text) {
    JsonNode node;
    try {
      node = JSON.readTree(text);
    } catch (JacksonException damaged) {
      throw fault("is not JSON: " + damaged.getOriginalMessage(), damaged);
    }
    if (!node.isObject()) {
      throw fault("is not a JSON object");
    }
    List<Conversation.Message> messages = messages(node.path("messages"));
    return new Conversation(
        line,
        messages,
        spans(node.path("private"), messages),
        node.path("task").asString(""),
        node.path("family").asString(""));
  }

  private List<Conversation.Message> messages(JsonNode list) {
    if (!list.isArray() || list.isEmpty()) {
      throw fault("has no \"messages\"; a list of at least one is needed");
    }
    List<Conversation.Message> messages = new ArrayList<>();
    for (JsonNode message : list) {
      JsonNode role = message.path("role");
      JsonNode content = message.path("content");
      if (!role.isString() || !ROLES.contains(role.stringValue())) {
        throw fault(
            "has a message whose role is " + role + "; system, user or assistant is needed");
      }
      if (!content.isString()) {
        throw fault("has a message whose content is not a text");
      }
      messages.add(new Conversation.Message(role.stringValue(), content.stringValue()));
    }
    return messages;
  }

  private List<Conversation.PrivateSpan> spans(JsonNode list, List<Conversation.Message> messages) {
    if (list.isMissingNode() || list.isNull()) {
      return List.of();
    }
    if (!list.isArray()) {
      throw fault("has \"private\" that is not a list");
    }
    List<Conversation.PrivateSpan> spans = new ArrayList<>();
    for (JsonNode span : list) {
      int message = integer(span, "message");
      int start = integer(span, "start");
      int end = integer(span, "end");
      boolean inside =
          message >= 0
              && message < messages.size()
              && start >= 0
              && start < end
              && end <= messages.get(message).content().length();
      if (!inside) {
        throw fault("has the private span " + span + ", which lies outside its message");
      }
      spans.add(new Conversation.PrivateSpan(message, start, end, span.path("kind").asString("")));
    }
    return spans;
  }

  private int integer(JsonNode span, String key) {
    JsonNode value = span.path(key);
    if (!value.isIntegralNumber() || !value.canConvertToInt()) {
      throw fault("has a private span whose \"" + key + "\" is not a whole number");
    }
    return value.intValue();
  }

  private FormatException fault(String what) {
    return new FormatException(file + ", line " + line + ": the line " + what + ".");
  }

  private FormatException fault(String what, Throwable cause) {
    return new FormatException(file + ", line " + line + ": the line " + what + ".", cause);
  }
}
