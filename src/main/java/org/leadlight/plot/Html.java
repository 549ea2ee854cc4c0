package org.leadlight.plot;

import java.util.List;

/** Writes HTML in which no text can be mistaken for a mark: every text is escaped here. */
public final class Html {

  private final StringBuilder page = new StringBuilder();

  /** What was written. */
  public String text() {
    return page.toString();
  }

  /**
   * A text as it may stand between tags and in attributes: nothing in it opens or ends anything,
   * and what no page may hold becomes a replacement character.
   */
  public static String escaped(String words) {
    StringBuilder safe = new StringBuilder(words.length() + 16);
    words
        .codePoints()
        .forEach(
            point -> {
              switch (point) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.appendCodePoint(isAllowed(point) ? point : 0xfffd);
              }
            });
    return safe.toString();
  }

  /** Neither a control character, half a character, nor one that turns the direction of reading. */
  private static boolean isAllowed(int point) {
    boolean control = Character.isISOControl(point) && point != '\n' && point != '\t';
    boolean half = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    boolean turns = (point >= 0x202a && point <= 0x202e) || (point >= 0x2066 && point <= 0x2069);
    return !control && !half && !turns && (point & 0xfffe) != 0xfffe;
  }

  /** Marks that the program wrote. */
  public Html raw(String marks) {
    page.append(marks);
    return this;
  }

  /** An element around a text. */
  public Html element(String name, String words) {
    return element(name, "", words);
  }

  /** An element of a style class around a text. */
  public Html element(String name, String style, String words) {
    open(name, style);
    page.append(escaped(words));
    return raw("</" + name + ">\n");
  }

  /** Begins an element. */
  public Html open(String name, String style) {
    return raw(style.isEmpty() ? "<" + name + ">" : "<" + name + " class=\"" + style + "\">");
  }

  /** A table of texts; columns after the first hold numbers unless they are said to be words. */
  public Html table(String style, List<String> head, List<List<String>> rows) {
    open("table", style).raw("<thead>");
    row("th", head);
    raw("</thead><tbody>\n");
    rows.forEach(cells -> row("td", cells));
    return raw("</tbody></table>\n");
  }

  private void row(String cell, List<String> cells) {
    raw("<tr>");
    for (String words : cells) {
      open(cell, "");
      page.append(escaped(words));
      raw("</" + cell + ">");
    }
    raw("</tr>\n");
  }
}
