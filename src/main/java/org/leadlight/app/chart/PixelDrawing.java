package org.leadlight.app.chart;

import org.leadlight.plot.Columns;
import org.leadlight.plot.Drawing;
import org.leadlight.plot.Raster;
import org.leadlight.plot.Trace;

/** Draws lines and fills into pixels, so many of them to a unit, and texts onto a canvas above. */
final class PixelDrawing implements Drawing {

  private final Raster raster;
  private final double scale;
  private final Drawing letters;

  PixelDrawing(Raster raster, double scale, Drawing letters) {
    this.raster = raster;
    this.scale = scale;
    this.letters = letters;
  }

  @Override
  public double grain() {
    return 1 / scale;
  }

  @Override
  public void clip(double left, double top, double right, double bottom) {
    raster.clip(left * scale, top * scale, right * scale, bottom * scale);
    letters.clip(left, top, right, bottom);
  }

  @Override
  public void rectangle(double left, double top, double right, double bottom, int argb) {
    raster.rectangle(left * scale, top * scale, right * scale, bottom * scale, argb);
  }

  @Override
  public void rounded(
      double left, double top, double right, double bottom, double radius, int argb) {
    letters.rounded(left, top, right, bottom, radius, argb);
  }

  @Override
  public void line(Trace trace, double width, int argb, double... dash) {
    double[] scaled = dash.clone();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] *= scale;
    }
    raster.line(trace.times(scale), width * scale, argb, scaled);
  }

  @Override
  public void columns(Columns columns, double width, int argb, double... dash) {
    double[] scaled = dash.clone();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] *= scale;
    }
    raster.columns(columns, scale, width * scale, argb, scaled);
  }

  @Override
  public void text(String words, double x, double y, Lettering lettering, int argb) {
    letters.text(words, x, y, lettering, argb);
  }

  @Override
  public double width(String words, Lettering lettering) {
    return letters.width(words, lettering);
  }
}
