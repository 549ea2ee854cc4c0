package org.leadlight.plot;

/**
 * An exponential moving average without start-up bias, carried on as its series grows.
 *
 * <p>Formula: {@code s = sum(w^k x[n-k]) / sum(w^k)} over the points since the last restart.
 */
public final class Smoothing {
  private final double weight;
  private final double[] restarts;
  private final SeriesBuffer smoothed = new SeriesBuffer();
  private double sum;
  private double mass;
  private int done;

  /**
   * Makes an average.
   *
   * @param weight 0 (none) to below 1
   * @param restarts ascending steps at which it forgets what was before
   */
  public Smoothing(double weight, double... restarts) {
    if (!(weight >= 0 && weight < 1)) {
      throw new IllegalArgumentException(
          "Smoothing must be from 0 to below 1, but is " + weight + ".");
    }
    this.weight = weight;
    this.restarts = restarts.clone();
  }

  /** Takes in the points new since the last call and returns the average so far. */
  public SeriesView extend(SeriesView raw) {
    for (; done < raw.size(); done++) {
      double step = raw.step(done);
      if (done > 0 && Breaks.between(restarts, raw.step(done - 1), step)) {
        sum = 0;
        mass = 0;
      }
      double value = raw.value(done);
      if (Double.isFinite(value)) {
        sum = weight * sum + value;
        mass = weight * mass + 1;
        smoothed.append(step, sum / mass);
      } else {
        smoothed.append(step, value);
      }
    }
    return smoothed.view();
  }
}
