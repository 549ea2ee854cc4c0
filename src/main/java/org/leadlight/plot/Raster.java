package org.leadlight.plot;

import java.util.Arrays;

/** A drawing surface of premultiplied ARGB pixels with anti-aliased lines and fills. */
public final class Raster {
  private final int[] pixels;
  private final float[] mask;
  private final int width;
  private final int height;
  private int clipTop;
  private int clipBottom;
  private int clipLeft;
  private int clipRight;
  private int maskLeft;
  private int maskTop;
  private int maskRight;
  private int maskBottom;

  /** Makes a surface over {@code pixels}, row by row, {@code width * height} of them. */
  public Raster(int[] pixels, int width, int height) {
    if (pixels.length < width * height) {
      throw new IllegalArgumentException(
          pixels.length + " pixels are too few for " + width + " x " + height + ".");
    }
    this.pixels = pixels;
    this.width = width;
    this.height = height;
    mask = new float[width * height];
    clip(0, 0, width, height);
    maskLeft = width;
    maskTop = height;
  }

  /** Makes all pixels one colour (premultiplied ARGB). */
  public void clear(int argb) {
    Arrays.fill(pixels, 0, width * height, argb);
  }

  /** Draws only from ({@code left}, {@code top}) to below ({@code right}, {@code bottom}). */
  public void clip(double left, double top, double right, double bottom) {
    clipLeft = bounded(left, width);
    clipRight = bounded(right, width);
    clipTop = bounded(top, height);
    clipBottom = bounded(bottom, height);
  }

  /**
   * Draws a line.
   *
   * @param lineWidth in pixels
   * @param argb the colour, not premultiplied
   * @param dash lengths drawn and left out in turn, empty for a solid line
   */
  public void line(Trace trace, double lineWidth, int argb, double... dash) {
    double along = 0;
    for (int i = 1; i < trace.size(); i++) {
      double x0 = trace.x(i - 1);
      double y0 = trace.y(i - 1);
      double x1 = trace.x(i);
      double y1 = trace.y(i);
      double length = Math.hypot(x1 - x0, y1 - y0);
      if (!Double.isFinite(length) || x1 < clipLeft - lineWidth || x0 > clipRight + lineWidth) {
        along = 0;
      } else if (dash.length == 0) {
        segment(x0, y0, x1, y1, lineWidth);
      } else {
        dashed(x0, y0, x1, y1, lineWidth, along, dash);
        along += length;
      }
    }
    blendMask(argb);
  }

  /**
   * Draws columns, each between its heights and half a line's width beyond them.
   *
   * @param factor pixels for one unit of the columns' coordinates; a column is one pixel wide
   * @param lineWidth in pixels, 0 for a band
   * @param argb the colour, not premultiplied
   * @param dash lengths in pixels drawn and left out in turn along x, empty for a solid line
   */
  public void columns(Columns columns, double factor, double lineWidth, int argb, double... dash) {
    double period = Arrays.stream(dash).sum();
    int first = (int) Math.round(columns.x(0) * factor);
    for (int c = 0; c < columns.count(); c++) {
      if (!Double.isNaN(columns.top(c)) && (period < 1 || c % period < dash[0])) {
        double top = columns.top(c) * factor - lineWidth / 2;
        column(first + c, top, columns.bottom(c) * factor + lineWidth / 2, argb);
      }
    }
  }

  /** Fills column {@code x} between two heights in any order, with exact coverage at the ends. */
  public void column(int x, double y0, double y1, int argb) {
    if (x < clipLeft || x >= clipRight || !Double.isFinite(y0) || !Double.isFinite(y1)) {
      return;
    }
    double top = Math.max(clipTop, Math.min(y0, y1));
    double bottom = Math.min(clipBottom, Math.max(y0, y1));
    int first = (int) Math.floor(top);
    int last = (int) Math.ceil(bottom) - 1;
    if (first >= last) {
      if (first == last) {
        blend(first * width + x, argb, (float) (bottom - top));
      }
      return;
    }
    blend(first * width + x, argb, (float) (first + 1 - top));
    for (int y = first + 1; y < last; y++) {
      blend(y * width + x, argb, argb >>> 24);
    }
    blend(last * width + x, argb, (float) (bottom - last));
  }

  /** Fills a rectangle whose sides lie on whole pixels in x. */
  public void rectangle(double left, double top, double right, double bottom, int argb) {
    boolean whole = argb >>> 24 == 255 && top == Math.rint(top) && bottom == Math.rint(bottom);
    int from = (int) Math.max(clipLeft, left);
    int to = (int) Math.ceil(Math.min(clipRight, right));
    if (whole && from < to) {
      for (int y = (int) Math.max(clipTop, top); y < Math.min(clipBottom, bottom); y++) {
        Arrays.fill(pixels, y * width + from, y * width + to, argb);
      }
      return;
    }
    for (int x = from; x < to; x++) {
      column(x, top, bottom, argb);
    }
  }

  /** Returns the pixel at ({@code x}, {@code y}), premultiplied. */
  public int pixel(int x, int y) {
    return pixels[y * width + x];
  }

  private void dashed(
      double x0, double y0, double x1, double y1, double w, double along, double[] dash) {
    double period = Arrays.stream(dash).sum();
    double length = Math.hypot(x1 - x0, y1 - y0);
    if (!(period >= 1) || length > 4.0 * (width + height)) {
      segment(x0, y0, x1, y1, w);
      return;
    }
    double at = 0;
    while (at < length) {
      double phase = (along + at) % period;
      int index = 0;
      while (index < dash.length - 1 && phase >= dash[index]) {
        phase -= dash[index++];
      }
      double end = Math.min(length, at + Math.max(1e-3, dash[index] - phase));
      if (index % 2 == 0) {
        double a = at / length;
        double b = end / length;
        segment(x0 + a * (x1 - x0), y0 + a * (y1 - y0), x0 + b * (x1 - x0), y0 + b * (y1 - y0), w);
      }
      at = end;
    }
  }

  /** Coverage falls linearly over one pixel around the line's edge; joints keep the greater. */
  private void segment(double x0, double y0, double x1, double y1, double w) {
    double reach = w / 2 + 0.5;
    double dx = x1 - x0;
    double dy = y1 - y0;
    double square = dx * dx + dy * dy;
    int left = Math.max(clipLeft, (int) Math.floor(Math.min(x0, x1) - reach));
    int right = Math.min(clipRight, (int) Math.ceil(Math.max(x0, x1) + reach));
    int top = Math.max(clipTop, (int) Math.floor(Math.min(y0, y1) - reach));
    int bottom = Math.min(clipBottom, (int) Math.ceil(Math.max(y0, y1) + reach));
    if (left >= right || top >= bottom) {
      return;
    }
    maskLeft = Math.min(maskLeft, left);
    maskRight = Math.max(maskRight, right);
    maskTop = Math.min(maskTop, top);
    maskBottom = Math.max(maskBottom, bottom);
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        double px = x + 0.5 - x0;
        double py = y + 0.5 - y0;
        double t = square == 0 ? 0 : Math.clamp((px * dx + py * dy) / square, 0.0, 1.0);
        double distance = Math.sqrt(square(px - t * dx) + square(py - t * dy));
        float covered = (float) Math.clamp(reach - distance, 0.0, Math.min(1, w));
        int index = y * width + x;
        mask[index] = Math.max(mask[index], covered);
      }
    }
  }

  private void blendMask(int argb) {
    for (int y = maskTop; y < maskBottom; y++) {
      for (int x = maskLeft; x < maskRight; x++) {
        int index = y * width + x;
        if (mask[index] > 0) {
          blend(index, argb, mask[index]);
          mask[index] = 0;
        }
      }
    }
    maskLeft = width;
    maskTop = height;
    maskRight = 0;
    maskBottom = 0;
  }

  private void blend(int index, int argb, float covered) {
    blend(index, argb, Math.round((argb >>> 24) * covered));
  }

  private void blend(int index, int argb, int alpha) {
    if (alpha == 255) {
      pixels[index] = argb;
      return;
    }
    int under = pixels[index];
    int rest = 255 - alpha;
    int a = shared(255 * alpha + (under >>> 24) * rest);
    int r = shared((argb >> 16 & 255) * alpha + (under >> 16 & 255) * rest);
    int g = shared((argb >> 8 & 255) * alpha + (under >> 8 & 255) * rest);
    int b = shared((argb & 255) * alpha + (under & 255) * rest);
    pixels[index] = a << 24 | r << 16 | g << 8 | b;
  }

  /** Divides by 255, rounded; exact up to 65,535. */
  private static int shared(int product) {
    int half = product + 128;
    return half + (half >> 8) >> 8;
  }

  private static int bounded(double value, int most) {
    return (int) Math.clamp(Math.round(value), 0L, (long) most);
  }

  private static double square(double value) {
    return value * value;
  }
}
