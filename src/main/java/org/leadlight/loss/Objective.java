package org.leadlight.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadlight.run.Side;
import org.leadlight.tensor.Scalars;
import org.leadlight.tensor.Temporaries;
import org.leadlight.transform.TokenBatch;

/**
 * A total over selected rows with what it is made of: each side is a weighted sum of its terms, and
 * the total gives each side a share ({@code mathematics.md} 8).
 *
 * @param keepShare what D counts, >= 0
 * @param hideShare what G counts, >= 0
 * @param terms the terms of both sides, in the order they are reported
 */
record Objective(double keepShare, double hideShare, List<Term> terms) {

  /** F1: total = (1 - alpha) D + alpha G. */
  static Objective interpolation(double alpha, List<Term> terms) {
    return new Objective(1 - alpha, alpha, terms);
  }

  /** F2 and F3: total = D + G. */
  static Objective sum(List<Term> terms) {
    return new Objective(1, 1, terms);
  }

  /** The pairs of a batch, when a term measures pairs. */
  Optional<SequencePairs> pairs(NDManager manager, TokenBatch batch) {
    return terms.stream().anyMatch(term -> term.population() == Population.PAIRS)
        ? Optional.of(SequencePairs.of(manager, batch))
        : Optional.empty();
  }

  /**
   * A total and its report.
   *
   * @param total a scalar with its gradient
   * @param components the report of {@code mathematics.md} 9
   */
  record Result(NDArray total, Map<String, Double> components) {}

  /**
   * The total of the rows.
   *
   * @param rows selected rows
   * @param step the totals of the step when the rows are one of its micro-batches, else null
   */
  Result of(Selection rows, @Nullable StepTotals step) {
    Selection still = rows.withoutTape();
    NDArray total = Scalars.constant(rows.x(), 0);
    Map<String, Double> reported = new LinkedHashMap<>();
    double keep = 0;
    double hide = 0;
    for (Term term : terms) {
      double factor = factor(term);
      double value = 0;
      if (term.population().of(rows) > 0) {
        NDArray measured = measured(term, factor > 0 && step == null ? rows : still);
        value = number(measured);
        if (factor > 0) {
          NDArray live = step == null ? measured : term.part().toDifferentiate(rows, step);
          total = total.add(Scalars.times(live, factor));
        }
        value = step == null ? value : term.part().toReport(value, rows, step);
      }
      reported.put(term.key(), value);
      if (term.side() == Side.KEEP_THE_ANSWERS) {
        keep += term.weight() * value;
      } else {
        hide += term.weight() * value;
      }
    }
    reported.put("distillation_loss", keep);
    reported.put("stained_glass_transform_loss", hide);
    reported.put(
        "composite_loss", step == null ? number(total) : keepShare * keep + hideShare * hide);
    reported.put("noise_positions", (double) rows.noiseCount());
    reported.put("loss_positions", (double) rows.lossCount());
    return new Result(total, Collections.unmodifiableMap(reported));
  }

  private static NDArray measured(Term term, Selection rows) {
    try (Temporaries temporaries = Temporaries.open()) {
      return temporaries.keep(term.value().apply(rows));
    }
  }

  /** By how much a term is multiplied in the total. */
  private double factor(Term term) {
    double share = term.side() == Side.KEEP_THE_ANSWERS ? keepShare : hideShare;
    return share * term.weight();
  }

  private static double number(NDArray scalar) {
    return scalar.toArray()[0].doubleValue();
  }
}
