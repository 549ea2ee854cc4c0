package org.leadlight.workspace.sheet;

import java.util.List;
import java.util.stream.Collectors;

/** Writes Markdown in which no text that a person gave can be mistaken for a mark. */
final class Markdown {

  private static final String LINE_ENDS = "[\\p{Cntrl}\\u0085\\u2028\\u2029]+";
  private static final String MARKS = "([\\\\`*_\\[\\]<>|~&])";

  private final StringBuilder text = new StringBuilder();

  /** What was written. */
  String text() {
    return text.toString();
  }

  /** Words that mean themselves, on one line. */
  static String plain(String words) {
    return words.replaceAll(LINE_ENDS, " ").replaceAll(MARKS, "\\\\$1");
  }

  /** Words that a program reads, for a cell of a table; empty when there are none. */
  static String code(String words) {
    String line = words.replaceAll(LINE_ENDS, " ").replace("|", "\\|");
    if (line.isEmpty()) {
      return "";
    }
    String fence = fence(line, 1);
    boolean touches = line.startsWith("`") || line.endsWith("`");
    return touches ? fence + " " + line + " " + fence : fence + line + fence;
  }

  /** Backticks, one more than stand anywhere in a text. */
  private static String fence(String words, int least) {
    int longest = 0;
    int now = 0;
    for (int i = 0; i < words.length(); i++) {
      now = words.charAt(i) == '`' ? now + 1 : 0;
      longest = Math.max(longest, now);
    }
    return "`".repeat(Math.max(least, longest + 1));
  }

  /** A title of a level, written before. */
  Markdown title(int level, String written) {
    return paragraph("#".repeat(level) + " " + written);
  }

  /** A paragraph, written before. */
  Markdown paragraph(String written) {
    text.append(written).append("\n\n");
    return this;
  }

  /** A table of cells that were written before. */
  Markdown table(List<String> head, List<List<String>> rows) {
    row(head);
    row(head.stream().map(column -> "---").toList());
    rows.forEach(this::row);
    text.append('\n');
    return this;
  }

  private void row(List<String> cells) {
    text.append(cells.stream().collect(Collectors.joining(" | ", "| ", " |\n")));
  }

  /** A block that a program reads. */
  Markdown block(String language, String contents) {
    String fence = fence(contents, 3);
    return paragraph(fence + language + "\n" + contents + "\n" + fence);
  }
}
