package org.leadlight.lm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.leadlight.format.FormatException;
import org.leadlight.format.JsonObjectFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What a model folder says around its tokenizer: special ids and the chat template's text.
 *
 * @param folder the model folder
 * @param begin id that begins a text
 * @param end id that ends one
 * @param pad id of the filler
 * @param beginText how the beginning token is written; empty for none
 * @param chatTemplate the template's Jinja text, or null when the folder has none
 */
record TokenizerSettings(
    Path folder,
    OptionalInt begin,
    OptionalInt end,
    OptionalInt pad,
    String beginText,
    @Nullable String chatTemplate) {

  static TokenizerSettings read(Path folder) {
    JsonNode tokenizer = JsonObjectFile.read(folder.resolve(TextTokenizer.FILE));
    JsonNode settings = optional(folder.resolve("tokenizer_config.json"));
    JsonNode model = optional(folder.resolve("config.json"));
    return new TokenizerSettings(
        folder,
        id("bos", tokenizer, settings, model),
        id("eos", tokenizer, settings, model),
        id("pad", tokenizer, settings, model),
        text(settings.path("bos_token")),
        template(folder, settings));
  }

  private static JsonNode optional(Path file) {
    return Files.exists(file) ? JsonObjectFile.read(file) : JsonNodeFactory.instance.objectNode();
  }

  /** The token named in tokenizer_config.json, else the id in config.json. */
  private static OptionalInt id(
      String kind, JsonNode tokenizer, JsonNode settings, JsonNode model) {
    String name = text(settings.path(kind + "_token"));
    for (JsonNode added : tokenizer.path("added_tokens")) {
      if (!name.isEmpty() && name.equals(added.path("content").asString(""))) {
        return OptionalInt.of(added.path("id").asInt());
      }
    }
    JsonNode stated = model.path(kind + "_token_id");
    JsonNode first = stated.isArray() ? stated.path(0) : stated;
    return first.isInt() ? OptionalInt.of(first.intValue()) : OptionalInt.empty();
  }

  /** A token is written as a text or as an object with its {@code content}. */
  private static String text(JsonNode token) {
    JsonNode content = token.isObject() ? token.path("content") : token;
    return content.isString() ? content.stringValue() : "";
  }

  private static @Nullable String template(Path folder, JsonNode settings) {
    Path file = folder.resolve("chat_template.jinja");
    if (Files.exists(file)) {
      try {
        return Files.readString(file);
      } catch (IOException failure) {
        throw new FormatException("The file " + file + " could not be read.", failure);
      }
    }
    JsonNode inline = settings.path("chat_template");
    return inline.isString() ? inline.stringValue() : null;
  }
}
