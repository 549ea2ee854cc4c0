package org.leadlight.lm;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.CharSpan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.leadlight.format.FormatException;

/** A model folder's tokenizer: text to ids with the characters of each, and back. */
public final class TextTokenizer implements AutoCloseable {

  /** The name of the file in a model folder. */
  public static final String FILE = "tokenizer.json";

  private final HuggingFaceTokenizer tokenizer;
  private final int vocabularySize;
  private final TokenizerSettings settings;

  private TextTokenizer(
      HuggingFaceTokenizer tokenizer, int vocabularySize, TokenizerSettings settings) {
    this.tokenizer = tokenizer;
    this.vocabularySize = vocabularySize;
    this.settings = settings;
  }

  /**
   * Opens the tokenizer of a model folder; nothing is fetched from a network.
   *
   * @param folder holds {@value #FILE}, and often tokenizer_config.json and config.json
   * @return the tokenizer, to be closed by the caller
   * @throws org.leadlight.run.UserMistakeException when a file is missing or damaged
   */
  public static TextTokenizer open(Path folder) {
    Path file = folder.resolve(FILE);
    int vocabularySize = VocabularySize.of(file);
    TokenizerSettings settings = TokenizerSettings.read(folder);
    Map<String, String> options =
        Map.of("addSpecialTokens", "false", "truncation", "false", "padding", "false");
    try {
      return new TextTokenizer(
          HuggingFaceTokenizer.newInstance(file, options), vocabularySize, settings);
    } catch (IOException failure) {
      throw new FormatException("The tokenizer file " + file + " could not be read.", failure);
    } catch (RuntimeException failure) {
      // The native library reports a damaged file as a plain RuntimeException.
      throw new FormatException(
          "The tokenizer file "
              + file
              + " is damaged or of an unknown kind: "
              + failure.getMessage(),
          failure);
    }
  }

  /**
   * Splits a text; special tokens written in it are recognised, none is added.
   *
   * @param text any text
   * @return its tokens, in order
   */
  public List<TokenSpan> encode(String text) {
    if (text.isEmpty()) {
      return List.of();
    }
    Encoding encoding = tokenizer.encode(text, false, false);
    CharacterIndex index = new CharacterIndex(text);
    long[] ids = encoding.getIds();
    CharSpan[] spans = encoding.getCharTokenSpans();
    List<TokenSpan> tokens = new ArrayList<>(ids.length);
    for (int i = 0; i < ids.length; i++) {
      tokens.add(
          new TokenSpan(
              (int) ids[i], index.utf16(spans[i].getStart()), index.utf16(spans[i].getEnd())));
    }
    return tokens;
  }

  /**
   * Writes ids as text, special tokens left out.
   *
   * @param ids token ids
   * @return the text
   */
  public String decode(int[] ids) {
    return tokenizer.decode(widened(ids), true);
  }

  /**
   * Writes ids as text, special tokens included under their names.
   *
   * @param ids token ids
   * @return the text
   */
  public String decodeWithSpecials(int[] ids) {
    return tokenizer.decode(widened(ids), false);
  }

  private static long[] widened(int[] ids) {
    return Arrays.stream(ids).asLongStream().toArray();
  }

  /** One more than the largest id it may give. */
  public int vocabularySize() {
    return vocabularySize;
  }

  /** The id that begins a text. */
  public OptionalInt beginToken() {
    return settings.begin();
  }

  /** The id that ends a text or an answer. */
  public OptionalInt endToken() {
    return settings.end();
  }

  /** The filler's id. */
  public OptionalInt padToken() {
    return settings.pad();
  }

  /**
   * How conversations are written for this model.
   *
   * @return the template, bound to this tokenizer
   * @throws org.leadlight.run.UserMistakeException when the folder has none or an unknown one
   */
  public ChatTemplate chatTemplate() {
    return ChatTemplates.of(this, settings);
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
