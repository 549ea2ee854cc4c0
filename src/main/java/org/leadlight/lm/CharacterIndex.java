package org.leadlight.lm;

/** Turns indexes that count Unicode code points into UTF-16 indexes of the same text. */
final class CharacterIndex {

  private final int[] starts;

  CharacterIndex(String text) {
    int count = text.codePointCount(0, text.length());
    this.starts = new int[count + 1];
    int at = 0;
    for (int codePoint = 0; codePoint < count; codePoint++) {
      starts[codePoint] = at;
      at += Character.charCount(text.codePointAt(at));
    }
    starts[count] = at;
  }

  /** The UTF-16 index of a code point; indexes beyond the text give its end. */
  int utf16(int codePoint) {
    return starts[Math.clamp(codePoint, 0, starts.length - 1)];
  }
}
