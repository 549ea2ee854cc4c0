package org.leadlight.run.lesson;

import java.util.Base64;

/**
 * Numbers in rows, such as the embeddings of words, coarse enough for a picture.
 *
 * @param key what they are
 * @param columns numbers of a row
 * @param values row by row; {@link #LARGEST} stands for {@code scale} and more
 * @param scale the number that is drawn strongest
 */
@SuppressWarnings("ArrayRecordComponent") // thousands of numbers that nobody compares
public record LessonGrid(String key, int columns, byte[] values, double scale) {

  /** The largest step, positive or negative. */
  public static final int LARGEST = 127;

  /** Keeps its own copy. */
  public LessonGrid {
    values = values.clone();
  }

  /** A grid of numbers, the strongest at {@code scale}. */
  public static LessonGrid of(String key, int columns, float[] numbers, double scale) {
    byte[] values = new byte[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      values[i] = (byte) Math.rint(Math.clamp(numbers[i] / scale, -1, 1) * LARGEST);
    }
    return new LessonGrid(key, columns, values, scale);
  }

  /** Rows. */
  public int rows() {
    return values.length / columns;
  }

  /** A number as a share of the scale, in [-1, 1]. */
  public double share(int row, int column) {
    return (double) values[row * columns + column] / LARGEST;
  }

  @Override
  public byte[] values() {
    return values.clone();
  }

  /** The values as text. */
  String encoded() {
    return Base64.getEncoder().encodeToString(values);
  }

  /** Reads what {@link #encoded} wrote. */
  static LessonGrid decoded(String key, int columns, String text, double scale) {
    return new LessonGrid(key, columns, Base64.getDecoder().decode(text), scale);
  }
}
