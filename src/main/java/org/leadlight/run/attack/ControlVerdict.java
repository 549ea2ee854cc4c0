package org.leadlight.run.attack;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.leadlight.run.Figure;

/**
 * Whether an attacker's control came out as it must.
 *
 * @param kind the attacker
 * @param detail its layer or number of releases
 * @param role which control
 * @param holds whether it came out as it must
 * @param sentence what was read and what was demanded
 */
public record ControlVerdict(
    AttackerKind kind, OptionalInt detail, AttackRole role, boolean holds, String sentence) {

  /** The least share of words that must be read where everything leaks. */
  public static final double LEAST_LEAK = 0.95;

  /** By how much a reading of noise may exceed chance: rounding of small samples. */
  public static final double CHANCE_MARGIN = 0.01;

  /** The verdict on a row of a control. */
  public static ControlVerdict of(AttackRow row) {
    return row.role() == AttackRole.MUST_LEAK ? leaks(row) : doesNotLeak(row);
  }

  /** The verdict on an attacker whose control was not run. */
  public static ControlVerdict missing(AttackRow attack, AttackRole role) {
    return new ControlVerdict(
        attack.kind(),
        attack.detail(),
        role,
        false,
        attack.kind().id() + ": this control was not run.");
  }

  private static ControlVerdict leaks(AttackRow row) {
    double read = row.value("all_top1");
    return new ControlVerdict(
        row.kind(),
        row.detail(),
        row.role(),
        read >= LEAST_LEAK,
        String.format(
            Locale.ROOT,
            "%s reads %.1f %% where everything leaks; %.0f %% or more is demanded.",
            row.kind().id(),
            100 * read,
            100 * LEAST_LEAK));
  }

  private static ControlVerdict doesNotLeak(AttackRow row) {
    boolean holds = List.of("all", "private").stream().allMatch(words -> isChance(row, words));
    return new ControlVerdict(
        row.kind(),
        row.detail(),
        row.role(),
        holds,
        String.format(
            Locale.ROOT,
            "%s reads %.1f %% of all and %.1f %% of private words of noise; chance is %.1f and"
                + " %.1f %%.",
            row.kind().id(),
            100 * row.value("all_top1"),
            100 * row.value("private_top1"),
            100 * chance(row, "all"),
            100 * chance(row, "private")));
  }

  private static boolean isChance(AttackRow row, String words) {
    return row.value(words + "_top1") <= chance(row, words) + CHANCE_MARGIN;
  }

  /** The upper end of what the input-blind attacker or the constant guess reads, if anything. */
  private static double chance(AttackRow row, String words) {
    return Stream.of("blind_", "constant_")
        .flatMap(guess -> row.figure(guess + words).stream())
        .filter(figure -> figure.value() > 0)
        .mapToDouble(Figure::high)
        .max()
        .orElse(0);
  }
}
