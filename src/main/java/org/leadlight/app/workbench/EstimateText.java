package org.leadlight.app.workbench;

import java.util.Locale;
import org.leadlight.app.shell.Texts;
import org.leadlight.workspace.estimate.Estimate;

/** An estimate in words: a range of time, rounded as far as it is uncertain, and memory. */
final class EstimateText {

  private static final double MINUTES_FROM = 100;
  private static final double HOURS_FROM = 100 * 60;
  private static final double GIGABYTE = 1e9;

  private final Texts texts;

  EstimateText(Texts texts) {
    this.texts = texts;
  }

  /** Time and memory on its device. */
  String of(Estimate estimate) {
    String where =
        switch (estimate.device()) {
          case "auto" -> texts.get("estimate.on.machine");
          case "cpu" -> texts.get("estimate.on.cpu");
          default -> texts.get("estimate.on.gpu");
        };
    return texts.format(
        "estimate.sentence", time(estimate.low(), estimate.high()), memory(estimate), where);
  }

  /** What the estimate rests on. */
  String basis(Estimate estimate) {
    return estimate.run().isPresent()
        ? texts.format("estimate.measured", estimate.run().getAsLong())
        : texts.get("estimate.guess");
  }

  private static String memory(Estimate estimate) {
    double gigabytes = estimate.bytes() / GIGABYTE;
    return String.format(Locale.ROOT, gigabytes < 9.95 ? "%.1f" : "%.0f", gigabytes);
  }

  private String time(double low, double high) {
    if (high < MINUTES_FROM) {
      return range("estimate.seconds", low, high, high < 20 ? 1 : 5);
    }
    if (high < HOURS_FROM) {
      return range("estimate.minutes", low / 60, high / 60, high / 60 < 10 ? 0.5 : 1);
    }
    return range("estimate.hours", low / 3600, high / 3600, high / 3600 < 10 ? 0.5 : 1);
  }

  private String range(String unit, double low, double high, double step) {
    double from = Math.max(step, step * Math.floor(low / step));
    double to = Math.max(from, step * Math.ceil(high / step));
    String numbers = from == to ? Numbers.plain(to) : Numbers.plain(from) + "–" + Numbers.plain(to);
    return texts.format(unit, numbers);
  }
}
