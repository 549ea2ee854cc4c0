package org.leadlight.app.workbench;

/** Writes characters so that each can be seen: a sign for blanks, breaks and what has no shape. */
final class VisibleText {

  private static final String SPACE = "\u2423";
  private static final String BREAK = "\u21b5";
  private static final String TAB = "\u21e5";
  private static final String SHAPELESS = "\u25af";
  private static final String NOTHING = "\u2205";

  private VisibleText() {}

  /** Whether a character separates words. */
  static boolean isBlank(int character) {
    return Character.isWhitespace(character) || Character.isSpaceChar(character);
  }

  /** A sign or letter for every character. */
  static String of(String text) {
    StringBuilder visible = new StringBuilder(text.length());
    text.codePoints().forEach(character -> append(visible, character));
    return visible.toString();
  }

  /** A guess without the blanks around it, unless it is made of them. */
  static String ofGuess(String guess) {
    if (guess.isEmpty()) {
      return NOTHING;
    }
    int start = 0;
    int end = guess.length();
    while (start < end && isBlank(guess.charAt(start))) {
      start++;
    }
    while (end > start && isBlank(guess.charAt(end - 1))) {
      end--;
    }
    return of(start < end ? guess.substring(start, end) : guess);
  }

  /** An answer on one line. */
  static String onOneLine(String answer) {
    return answer.strip().replaceAll("\\s*\\R\\s*", " " + BREAK + " ");
  }

  private static void append(StringBuilder visible, int character) {
    if (character == '\n' || character == '\r') {
      visible.append(BREAK);
    } else if (character == '\t') {
      visible.append(TAB);
    } else if (isBlank(character)) {
      visible.append(SPACE);
    } else if (isShapeless(character)) {
      visible.append(SHAPELESS);
    } else {
      visible.appendCodePoint(character);
    }
  }

  private static boolean isShapeless(int character) {
    return character == 0xFFFD
        || switch (Character.getType(character)) {
          case Character.CONTROL,
              Character.SURROGATE,
              Character.UNASSIGNED,
              Character.PRIVATE_USE ->
              true;
          default -> false;
        };
  }
}
