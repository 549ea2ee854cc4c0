package org.leadlight.app.chart;

import javafx.scene.layout.Region;

/** A column of panels on one x axis. */
public final class ChartColumn extends Region {
  /** Shows a snapshot from the next pulse on. */
  public void setSnapshot(ChartSnapshot snapshot) {}

  /** Changes colours and font. */
  public void setTheme(ChartTheme theme) {}

  /** Sets the smoothing, from 0 (none) to below 1. */
  public void setSmoothing(double weight) {}

  /** Shows all steps again. */
  public void showAll() {}

  /** Sets the x axis' name. */
  public void setAxisLabel(String label) {}
}
