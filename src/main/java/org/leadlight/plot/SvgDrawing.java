package org.leadlight.plot;

import java.util.Locale;
import java.util.function.ToDoubleBiFunction;

/** Writes a figure as SVG 1.1. */
public final class SvgDrawing implements Drawing {
  private static final String FONTS = "Inter, 'DejaVu Sans', sans-serif";

  private final StringBuilder body = new StringBuilder();
  private final double width;
  private final double height;
  private final ToDoubleBiFunction<String, Lettering> measure;
  private int clips;

  /**
   * Makes an empty picture.
   *
   * @param measure how wide a text is
   */
  public SvgDrawing(double width, double height, ToDoubleBiFunction<String, Lettering> measure) {
    this.width = width;
    this.height = height;
    this.measure = measure;
  }

  /** Returns the picture so far as a whole document. */
  public String document() {
    return format(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>%n<svg xmlns=\"http://www.w3.org/2000/svg\""
                + " width=\"%s\" height=\"%s\" viewBox=\"0 0 %s %s\" font-family=\"%s\">%n",
            number(width), number(height), number(width), number(height), FONTS)
        + body
        + (clips > 0 ? "</g>\n" : "")
        + "</svg>\n";
  }

  @Override
  public double grain() {
    return 0.5;
  }

  @Override
  public void clip(double left, double top, double right, double bottom) {
    body.append(clips > 0 ? "</g>\n" : "");
    clips++;
    add("<clipPath id=\"c%d\"><rect %s/></clipPath>", clips, box(left, top, right, bottom));
    add("<g clip-path=\"url(#c%d)\">", clips);
  }

  @Override
  public void rectangle(double left, double top, double right, double bottom, int argb) {
    add("<rect %s %s/>", box(left, top, right, bottom), paint("fill", argb));
  }

  @Override
  public void rounded(
      double left, double top, double right, double bottom, double radius, int argb) {
    String box = box(left, top, right, bottom);
    add("<rect %s rx=\"%s\" %s/>", box, number(radius), paint("fill", argb));
  }

  @Override
  public void line(Trace trace, double width, int argb, double... dash) {
    StringBuilder path = new StringBuilder();
    boolean down = false;
    for (int i = 0; i < trace.size(); i++) {
      boolean drawn = Double.isFinite(trace.x(i)) && Double.isFinite(trace.y(i));
      if (drawn) {
        path.append(down ? 'L' : 'M').append(number(trace.x(i))).append(' ');
        path.append(number(trace.y(i)));
      }
      down = drawn;
    }
    stroke(path, width, argb, "round", dash);
  }

  @Override
  public void columns(Columns columns, double width, int argb, double... dash) {
    StringBuilder path = new StringBuilder();
    double period = dash.length == 0 ? 0 : dash[0] + dash[1];
    for (int c = 0; c < columns.count(); c++) {
      boolean gap = period > 0 && (columns.x(c) - columns.x(0)) % period >= dash[0];
      if (!Double.isNaN(columns.top(c)) && !gap) {
        String x = number(columns.x(c) + columns.grain() / 2);
        path.append('M').append(x).append(' ').append(number(columns.top(c) - width / 2));
        path.append('V').append(number(columns.bottom(c) + width / 2));
      }
    }
    stroke(path, columns.grain() * 1.02, argb, "butt");
  }

  private void stroke(CharSequence path, double width, int argb, String cap, double... dash) {
    if (path.isEmpty()) {
      return;
    }
    StringBuilder lengths = new StringBuilder();
    for (double length : dash) {
      lengths.append(lengths.isEmpty() ? "" : " ").append(number(length));
    }
    add(
        "<path d=\"%s\" fill=\"none\" stroke-width=\"%s\" stroke-linecap=\"%s\" %s%s/>",
        path,
        number(width),
        dash.length == 0 ? cap : "butt",
        paint("stroke", argb),
        lengths.isEmpty() ? "" : " stroke-dasharray=\"" + lengths + "\"");
  }

  @Override
  public void text(String words, double x, double y, Lettering lettering, int argb) {
    String anchor =
        switch (lettering.align()) {
          case LEFT -> "start";
          case CENTER -> "middle";
          case RIGHT -> "end";
        };
    add(
        "<text x=\"%s\" y=\"%s\" dy=\"0.35em\" font-size=\"%s\"%s text-anchor=\"%s\" %s>%s</text>",
        number(x),
        number(y),
        number(lettering.size()),
        lettering.bold() ? " font-weight=\"600\"" : "",
        anchor,
        paint("fill", argb),
        escaped(words));
  }

  @Override
  public double width(String words, Lettering lettering) {
    return measure.applyAsDouble(words, lettering);
  }

  private void add(String line, Object... values) {
    body.append(format(line, values)).append('\n');
  }

  private static String format(String line, Object... values) {
    return String.format(Locale.ROOT, line, values);
  }

  private static String box(double left, double top, double right, double bottom) {
    return format(
        "x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"",
        number(left),
        number(top),
        number(Math.max(0, right - left)),
        number(Math.max(0, bottom - top)));
  }

  private static String paint(String attribute, int argb) {
    String color = format("%s=\"#%06X\"", attribute, argb & 0xffffff);
    int alpha = argb >>> 24;
    return alpha == 255 ? color : color + format(" %s-opacity=\"%.3f\"", attribute, alpha / 255.0);
  }

  /** Hundredths are finer than any screen. */
  private static String number(double value) {
    double bounded = Math.clamp(value, -1e6, 1e6);
    double rounded = Math.rint(bounded * 100) / 100;
    return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
  }

  private static String escaped(String words) {
    return words
        .replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f]", "\ufffd")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;");
  }
}
