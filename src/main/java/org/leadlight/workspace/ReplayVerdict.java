package org.leadlight.workspace;

import java.util.List;
import java.util.Optional;

/**
 * Whether a repeated run came to the same numbers.
 *
 * @param source the run that was repeated
 * @param steps how many steps both have
 * @param difference the first number that differs, empty when none does
 * @param parametersMatch whether the trained parameters are the same to the bit; only when both
 *     came to the same step
 * @param sameEnd whether both came to the same step
 * @param reasons what is recorded as different: program, engine, device, threads, model, data
 */
public record ReplayVerdict(
    long source,
    long steps,
    Optional<Difference> difference,
    boolean parametersMatch,
    boolean sameEnd,
    List<String> reasons) {

  /**
   * A number that differs.
   *
   * @param step the step, counted from 0; of an evaluation the steps taken
   * @param name what it is
   * @param before as it was
   * @param now as it is
   */
  public record Difference(long step, String name, String before, String now) {}

  /** Keeps its own copy. */
  public ReplayVerdict {
    reasons = List.copyOf(reasons);
  }

  /** Whether everything both have is the same to the bit. */
  public boolean matches() {
    return difference.isEmpty() && (parametersMatch || !sameEnd);
  }

  /** The verdict in a sentence. */
  public String sentence() {
    if (matches()) {
      return "Repeats run "
          + source
          + " to the bit: every number of "
          + steps
          + " steps"
          + (sameEnd ? " and the trained parameters." : ", as far as both went.");
    }
    String where =
        difference
            .map(
                first ->
                    "first at step "
                        + first.step()
                        + " in "
                        + first.name()
                        + " ("
                        + first.before()
                        + " before, "
                        + first.now()
                        + " now)")
            .orElse("in its trained parameters only");
    return "Differs from run " + source + " " + where + ": " + why() + ".";
  }

  private String why() {
    return reasons.isEmpty()
        ? "nothing that is recorded explains it (same program, engine, device, threads, model and"
            + " data)"
        : String.join("; ", reasons);
  }
}
