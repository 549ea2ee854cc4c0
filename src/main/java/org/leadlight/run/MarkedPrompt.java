package org.leadlight.run;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A prompt that a person typed, in which {@code [[double brackets]]} mark what is private. The
 * brackets are no part of the prompt; brackets without their counterpart are ordinary characters.
 *
 * @param words what is sent, without the brackets
 * @param privateSpans the characters of {@code words} that were marked
 */
public record MarkedPrompt(String words, List<Span> privateSpans) {

  private static final Pattern MARKED = Pattern.compile("\\[\\[(.*?)]]", Pattern.DOTALL);

  /** Keeps its own copy. */
  public MarkedPrompt {
    privateSpans = List.copyOf(privateSpans);
  }

  /**
   * Characters of the words.
   *
   * @param start first character (UTF-16)
   * @param end one past the last
   */
  public record Span(int start, int end) {}

  /** Reads what was typed. */
  public static MarkedPrompt of(String typed) {
    StringBuilder words = new StringBuilder();
    List<Span> spans = new ArrayList<>();
    Matcher marked = MARKED.matcher(typed);
    int at = 0;
    while (marked.find()) {
      words.append(typed, at, marked.start());
      int start = words.length();
      words.append(marked.group(1));
      if (words.length() > start) {
        spans.add(new Span(start, words.length()));
      }
      at = marked.end();
    }
    words.append(typed, at, typed.length());
    return new MarkedPrompt(words.toString(), spans);
  }
}
