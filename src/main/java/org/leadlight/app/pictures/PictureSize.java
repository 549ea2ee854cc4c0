package org.leadlight.app.pictures;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.leadlight.run.UserMistakeException;

/**
 * How large a window is pictured.
 *
 * @param width units of its scene
 * @param height units of its scene
 */
record PictureSize(int width, int height) {

  private static final Pattern TEXT = Pattern.compile("(\\d{3,4})x(\\d{3,4})");
  private static final PictureSize LEAST = new PictureSize(1100, 700);
  private static final PictureSize MOST = new PictureSize(3840, 2160);

  /** The size written as {@code WxH}. */
  static PictureSize of(String text) {
    Matcher numbers = TEXT.matcher(text);
    if (numbers.matches()) {
      PictureSize size =
          new PictureSize(Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2)));
      if (LEAST.fitsInto(size) && size.fitsInto(MOST)) {
        return size;
      }
    }
    throw new UserMistakeException(
        "--size is " + text + "; write WxH, from " + LEAST + " to " + MOST + ".");
  }

  private boolean fitsInto(PictureSize other) {
    return width <= other.width && height <= other.height;
  }

  @Override
  public String toString() {
    return width + "x" + height;
  }
}
