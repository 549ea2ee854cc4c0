package org.leadlight.run;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What makes one evaluation of a run better than another: never the total, which is not comparable
 * across changes of weights.
 *
 * @param kind which figures count
 * @param privateWeight what a private word read costs against an answer kept; {@link Kind#WEIGHTED}
 *     only
 */
public record BestMeasure(Kind kind, double privateWeight) {

  /** Which figures count. */
  public enum Kind {
    /** The share of answers kept. */
    ANSWERS_KEPT,
    /** The share of private words read, the fewer the better. */
    RECOVERED_PRIVATE,
    /** Answers kept minus the weight times private words read. */
    WEIGHTED
  }

  /** Answers kept minus private words read. */
  public static final BestMeasure USUAL = new BestMeasure(Kind.WEIGHTED, 1);

  /** Checks the weight. */
  public BestMeasure {
    if (!(privateWeight >= 0 && privateWeight <= 100)) {
      throw new UserMistakeException(
          "The weight of private words is " + privateWeight + "; it must be 0 to 100.");
    }
  }

  /**
   * Reads {@code answers_kept}, {@code recovered_private}, {@code weighted} or {@code weighted:W};
   * an empty text is {@link #USUAL}.
   *
   * @throws UserMistakeException for another text
   */
  public static BestMeasure parse(String text) {
    if (text.isEmpty()) {
      return USUAL;
    }
    int colon = text.indexOf(':');
    String name = colon < 0 ? text : text.substring(0, colon);
    try {
      double weight = colon < 0 ? 1 : Double.parseDouble(text.substring(colon + 1));
      return new BestMeasure(Kind.valueOf(name.toUpperCase(Locale.ROOT)), weight);
    } catch (IllegalArgumentException unknown) {
      throw new UserMistakeException(
          "There is no measure "
              + text
              + "; give answers_kept, recovered_private or weighted:W with W from 0 to 100.",
          unknown);
    }
  }

  /** What {@link #parse} reads. */
  public String text() {
    String name = kind.name().toLowerCase(Locale.ROOT);
    return kind == Kind.WEIGHTED ? name + ":" + privateWeight : name;
  }

  /** How good an evaluation is, the larger the better; NaN when its figures are missing. */
  public double value(Evaluation evaluation) {
    double kept = figure(evaluation, "answers_kept");
    double read = figure(evaluation, "recovered_private");
    return switch (kind) {
      case ANSWERS_KEPT -> kept;
      case RECOVERED_PRIVATE -> -read;
      case WEIGHTED -> kept - privateWeight * read;
    };
  }

  private static double figure(Evaluation evaluation, String name) {
    Figure figure = evaluation.figures().get(name);
    return figure == null ? Double.NaN : figure.value();
  }

  /**
   * The best of some evaluations; the later one of equals. What was measured before the first step
   * does not count: it is of a transform that was not trained.
   */
  public Optional<Evaluation> best(List<Evaluation> evaluations) {
    return evaluations.stream()
        .filter(evaluation -> evaluation.step() > 0 && !Double.isNaN(value(evaluation)))
        .max(Comparator.comparingDouble(this::value).thenComparingLong(Evaluation::step));
  }
}
