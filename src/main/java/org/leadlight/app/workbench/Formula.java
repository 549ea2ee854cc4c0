package org.leadlight.app.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A formula cut into pieces of one look. It is written as Unicode with {@code _{...}} for what
 * stands lower and {@code ^{...}} for what stands higher; single letters are variables and slant,
 * words such as <em>log</em> stand upright.
 *
 * @param pieces in reading order
 */
public record Formula(List<Piece> pieces) {

  private static final Pattern PART = Pattern.compile("([_^])\\{([^}]*)}|([_^])(.)|([^_^]+)");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+|[^\\p{L}\\p{M}]+");

  /** Where a piece stands. */
  public enum Level {
    LINE,
    BELOW,
    ABOVE
  }

  /**
   * Characters of one look.
   *
   * @param slanted whether it is a variable
   */
  public record Piece(String text, Level level, boolean slanted) {}

  /** Keeps its own copy. */
  public Formula {
    pieces = List.copyOf(pieces);
  }

  /** Cuts a formula into its pieces. */
  public static Formula parse(String text) {
    List<Piece> pieces = new ArrayList<>();
    Matcher part = PART.matcher(text);
    while (part.find()) {
      if (part.group(5) != null) {
        addWords(part.group(5), Level.LINE, pieces);
      } else {
        boolean braced = part.group(1) != null;
        String sign = braced ? part.group(1) : part.group(3);
        Level level = sign.equals("_") ? Level.BELOW : Level.ABOVE;
        addWords(braced ? part.group(2) : part.group(4), level, pieces);
      }
    }
    return new Formula(pieces);
  }

  private static void addWords(String text, Level level, List<Piece> pieces) {
    Matcher word = WORD.matcher(text);
    while (word.find()) {
      boolean variable = word.group().matches("\\p{L}\\p{M}*");
      pieces.add(new Piece(word.group(), level, variable));
    }
  }
}
