package org.leadlight.evaluate.attack;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.leadlight.data.Example;
import org.leadlight.run.Figure;
import org.leadlight.run.attack.AttackBudget;
import org.leadlight.run.attack.AttackPlan;
import org.leadlight.run.attack.AttackRole;
import org.leadlight.run.attack.AttackRow;
import org.leadlight.run.attack.AttackStage;
import org.leadlight.tensor.TensorRuntime;

/**
 * Runs attackers with their controls on one subject. Deterministic from (plan, subject); can be
 * cancelled at every report of progress.
 */
public final class AttackSuite {

  /** The share of an attacker's budget that its controls and its blind twin get. */
  private static final double CONTROL_EFFORT = 0.25;

  private final NDManager manager;
  private final double controlEffort;
  private final AttackSubject subject;
  private final AttackPlan plan;
  private final AttackListener listener;
  private final Victims victims;
  private final WordCounts words;
  private final VictimReading reading;
  private final ReleaseChannel noise;
  private final Map<List<Object>, Measured> leaks = new HashMap<>();

  /**
   * A suite.
   *
   * @param runtime the engine
   * @param subject what is attacked; at least two conversations of the attacker's own
   * @param plan how
   * @param listener hears of the work
   */
  public AttackSuite(
      TensorRuntime runtime, AttackSubject subject, AttackPlan plan, AttackListener listener) {
    this(runtime, subject, plan, listener, CONTROL_EFFORT);
  }

  /** A suite with another share of the budget for controls. */
  AttackSuite(
      TensorRuntime runtime,
      AttackSubject subject,
      AttackPlan plan,
      AttackListener listener,
      double controlEffort) {
    this.controlEffort = controlEffort;
    this.manager = runtime.manager();
    this.subject = subject;
    this.plan = plan;
    this.listener = listener;
    this.victims = subject.victims().first(plan.victims());
    this.words = new WordCounts(subject.attackerData());
    this.reading =
        new VictimReading(manager, victims, subject.base().embeddingTable().getShape().get(0));
    double rms = ChannelRms.of(manager, subject.channel(), subject.attackerData());
    this.noise = new IndependentNoiseChannel(subject.base(), subject.channel(), rms, plan.seed());
  }

  /**
   * Runs attackers one after another.
   *
   * @param attackers who; each is learned once for every seed and effort, and for its controls
   * @return for each attacker the attacks by effort, then the control that must leak, then the one
   *     that must not
   * @throws CancellationException when the listener says so
   */
  public List<AttackRow> run(List<Attacker> attackers) {
    List<AttackRow> rows = new ArrayList<>();
    for (int i = 0; i < attackers.size(); i++) {
      rows.addAll(rows(attackers.get(i), i * pieces(), attackers.size() * pieces()));
    }
    return rows;
  }

  /** Pieces of the work of one attacker: its attacks, its blind twin, its two controls. */
  private int pieces() {
    return plan.efforts().size() * plan.seeds() + 3;
  }

  private List<AttackRow> rows(Attacker attacker, int before, int count) {
    Work work = new Work(attacker, before, count);
    Measured nothing = work.measured(AttackRole.MUST_NOT_LEAK, attacker, noise, controlEffort);
    Map<String, Figure> blind = blind(work.unseeing());
    List<AttackRow> rows = new ArrayList<>();
    for (double effort : plan.efforts()) {
      Measured attack = work.measured(AttackRole.ATTACK, attacker, subject.channel(), effort);
      rows.add(work.row(AttackRole.ATTACK, attack, blind));
    }
    rows.add(work.row(AttackRole.MUST_LEAK, everything(work), blind));
    rows.add(work.row(AttackRole.MUST_NOT_LEAK, nothing, blind));
    return rows;
  }

  /** What is read where all leaks; attackers with a common twin have it measured once. */
  private Measured everything(Work work) {
    Attacker twin = work.attacker.whereAllLeaks();
    List<Object> key = List.of(twin.kind(), twin.detail());
    Measured known = leaks.get(key);
    if (known != null) {
      return work.skipped(known);
    }
    ReleaseChannel leak = leak(work.attacker.mustLeak());
    Measured made = work.measured(AttackRole.MUST_LEAK, twin, leak, controlEffort);
    leaks.put(key, made);
    return made;
  }

  private static Map<String, Figure> blind(Measured unseeing) {
    Map<String, Figure> read = unseeing.tally().figures();
    Map<String, Figure> blind = new LinkedHashMap<>();
    blind.put("blind_all", figure(read, "all_top1"));
    blind.put("blind_private", figure(read, "private_top1"));
    return blind;
  }

  private static Figure figure(Map<String, Figure> figures, String name) {
    Figure found = figures.get(name);
    if (found == null) {
      throw new IllegalStateException("a reading has no figure " + name);
    }
    return found;
  }

  private ReleaseChannel leak(LeakControl control) {
    return switch (control) {
      case IDENTITY -> new IdentityChannel(subject.base());
      case SIGN_FLIP -> new SignFlipChannel(subject.base());
      case SMALLEST_SIGMA -> subject.smallestSigma();
    };
  }

  /** What was read, and what it cost. */
  private record Measured(ReadingTally tally, AttackBudget budget, int seeds, double seconds) {}

  /** The work of one attacker, piece by piece. */
  private final class Work {
    private final Attacker attacker;
    private final int count;
    private int number;

    Work(Attacker attacker, int before, int count) {
      this.attacker = attacker;
      this.number = before;
      this.count = count;
    }

    ReadingTally tally() {
      return new ReadingTally(victims.first(attacker.mostVictims()), words);
    }

    /** Learns from a channel and reads it, once for every seed of an attack. */
    Measured measured(AttackRole role, Attacker who, ReleaseChannel channel, double effort) {
      long begun = System.nanoTime();
      AttackBudget budget = who.standardBudget().scaled(effort);
      ReadingTally tally = tally();
      int seeds = role == AttackRole.ATTACK ? plan.seeds() : 1;
      for (int seed = 0; seed < seeds; seed++) {
        measure(role, who, channel, channel, budget, plan.seed() + seed, tally);
      }
      return new Measured(tally, budget, seeds, (System.nanoTime() - begun) / 1e9);
    }

    /**
     * What the attacker reads of the real releases when it learned from pairs that say nothing; who
     * knows words without a lesson reads the releases of other prompts instead.
     */
    Measured unseeing() {
      long begun = System.nanoTime();
      AttackBudget budget = attacker.standardBudget().scaled(controlEffort);
      boolean learns = attacker.learnsToRead();
      ReleaseChannel real = subject.channel();
      ReadingTally tally = tally();
      measure(
          AttackRole.MUST_NOT_LEAK,
          attacker,
          learns ? new ShuffledChannel(real, subject.attackerData()) : real,
          learns ? real : new ShuffledChannel(real, victims.examples()),
          budget,
          plan.seed(),
          tally);
      return new Measured(tally, budget, 1, (System.nanoTime() - begun) / 1e9);
    }

    /** A piece that was measured before. */
    Measured skipped(Measured known) {
      number++;
      return known;
    }

    AttackRow row(AttackRole role, Measured measured, Map<String, Figure> blind) {
      Map<String, Figure> figures = measured.tally().figures();
      figures.putAll(blind);
      figures.put("pairs", Figure.plain(pairs(measured.budget()), measured.seeds()));
      return new AttackRow(
          attacker.kind(),
          role,
          attacker.detail(),
          figures,
          measured.tally().ranksAll(),
          measured.tally().ranksPrivate(),
          measured.budget(),
          measured.seconds());
    }

    private void measure(
        AttackRole role,
        Attacker who,
        ReleaseChannel learned,
        ReleaseChannel read,
        AttackBudget budget,
        long seed,
        ReadingTally into) {
      number++;
      Lesson lesson =
          new Lesson(
              who.seen(learned), subject.attackerData(), budget, seed, progress(role, 0, 0.9));
      try (Reader reader = who.learn(lesson)) {
        reading
            .first(attacker.mostVictims())
            .read(
                reader,
                who.seen(read),
                Draw.victim(seed),
                who.kind().knowsTruePrefix(),
                into,
                progress(role, 0.9, 1));
      }
    }

    private Progress progress(AttackRole role, double from, double to) {
      return share -> {
        if (listener.isCancelled()) {
          throw new CancellationException("the attackers were cancelled");
        }
        double whole = from + (to - from) * share;
        listener.at(new AttackStage(attacker.kind(), role, number, count, whole));
      };
    }
  }

  /** Words with their releases that an attacker of this budget learns from. */
  private long pairs(AttackBudget budget) {
    return subject.attackerData().stream()
            .limit(budget.conversations())
            .mapToLong(AttackSuite::words)
            .sum()
        * budget.releases();
  }

  private static long words(Example example) {
    long words = 0;
    for (int t = 0; t < example.answerStart(); t++) {
      words += example.noise()[t] ? 1 : 0;
    }
    return words;
  }
}
