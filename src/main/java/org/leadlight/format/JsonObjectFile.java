package org.leadlight.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A file that must hold exactly one JSON object, in which no key comes twice. */
public final class JsonObjectFile {

  /** The longest settings file that is read, in bytes; tokenizers and indexes stay far below. */
  private static final long LONGEST = 200_000_000;

  private static final JsonMapper STRICT =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private JsonObjectFile() {}

  /**
   * Reads a file.
   *
   * @param file a JSON file
   * @return its object
   * @throws FormatException when it is missing, too large, not JSON or not an object
   */
  public static JsonNode read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new FormatException("The file " + file + " does not exist.");
    }
    try {
      if (Files.size(file) > LONGEST) {
        throw new FormatException(file + " is larger than " + LONGEST + " bytes.");
      }
      return parse(file, Files.readAllBytes(file));
    } catch (IOException failure) {
      throw new FormatException("The file " + file + " could not be read.", failure);
    }
  }

  /**
   * Reads an object from bytes.
   *
   * @param file the file that the bytes are from, for the message
   * @param json UTF-8
   * @return the object
   * @throws FormatException when the bytes are not one JSON object
   */
  static JsonNode parse(Path file, byte[] json) {
    JsonNode root;
    try {
      root = STRICT.readTree(json);
    } catch (JacksonException failure) {
      throw new FormatException(
          file + " holds damaged JSON" + place(failure) + ": " + firstLine(failure), failure);
    }
    if (root == null || !root.isObject()) {
      throw new FormatException(file + " must hold a JSON object.");
    }
    return root;
  }

  private static String place(JacksonException failure) {
    TokenStreamLocation at = failure.getLocation();
    return at == null || at.getLineNr() < 1
        ? ""
        : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
  }

  private static String firstLine(JacksonException failure) {
    String text = failure.getOriginalMessage();
    if (text == null) {
      return "it cannot be parsed.";
    }
    String line = text.lines().findFirst().orElse("");
    return (line.length() > 200 ? line.substring(0, 200) + "..." : line) + ".";
  }
}
