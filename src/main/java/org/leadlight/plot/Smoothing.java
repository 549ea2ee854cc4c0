package org.leadlight.plot;

import java.util.Arrays;

/**
 * An exponential moving average without start-up bias, carried on as its series grows.
 *
 * <p>Formula: {@code s = sum(w^k x[n-k]) / sum(w^k)} over the points since the last restart.
 */
public final class Smoothing {
  private final double weight;
  private GrowingValues smoothed = new GrowingValues();
  private double[] restarts = {};
  private double sum;
  private double mass;
  private double lastStep;

  /**
   * Makes an average.
   *
   * @param weight 0 (none) to below 1
   */
  public Smoothing(double weight) {
    if (!(weight >= 0 && weight < 1)) {
      throw new IllegalArgumentException(
          "Smoothing must be from 0 to below 1, but is " + weight + ".");
    }
    this.weight = weight;
  }

  /**
   * Takes in the points new since the last call and returns the average so far.
   *
   * @param raw the series, grown since the last call
   * @param restarts ascending steps at which the average forgets what was before; one that lies in
   *     what is already averaged makes it begin anew
   */
  public SeriesView extend(SeriesView raw, double... restarts) {
    if (raw.size() < smoothed.size() || !sameUpToLastStep(restarts)) {
      smoothed = new GrowingValues();
      sum = 0;
      mass = 0;
    }
    this.restarts = restarts;
    for (int i = smoothed.size(); i < raw.size(); i++) {
      take(raw.step(i), raw.value(i), i > 0 ? raw.step(i - 1) : Double.NEGATIVE_INFINITY);
    }
    return raw.with(smoothed);
  }

  private void take(double step, double value, double before) {
    if (Breaks.between(restarts, before, step)) {
      sum = 0;
      mass = 0;
    }
    if (Double.isFinite(value)) {
      sum = weight * sum + value;
      mass = weight * mass + 1;
    }
    smoothed.append(Double.isFinite(value) ? sum / mass : value);
    lastStep = step;
  }

  private boolean sameUpToLastStep(double[] others) {
    return smoothed.size() == 0 || Arrays.equals(done(restarts), done(others));
  }

  private double[] done(double[] all) {
    return Arrays.stream(all).filter(step -> step <= lastStep).toArray();
  }
}
