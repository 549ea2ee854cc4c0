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

  /** The share of an attacker's budget that its controls get. */
  private static final double CONTROL_EFFORT = 0.1;

  /** An attacker that reads few victims because it is dear reads a fourth of them as a control. */
  private static final int CONTROL_VICTIMS = 4;

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
   * @param attackers who; each is learned once for every seed and effort, and for each control
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

  /** Pieces of the work of one attacker: its attacks and its two controls. */
  private int pieces() {
    return plan.efforts().size() * plan.seeds() + 2;
  }

  private List<AttackRow> rows(Attacker attacker, int before, int count) {
    Work work = new Work(attacker, before, count);
    ReadingTally others = work.tally(AttackRole.MUST_NOT_LEAK);
    Measured nothing = work.nothing(others);
    Map<String, Figure> blind = blind(others.figures());
    List<AttackRow> rows = new ArrayList<>();
    for (double effort : plan.efforts()) {
      rows.add(work.row(AttackRole.ATTACK, work.attack(effort), blind));
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
    Measured made = work.leak(twin, leak(work.attacker.mustLeak()));
    leaks.put(key, made);
    return made;
  }

  private static Map<String, Figure> blind(Map<String, Figure> read) {
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

    private int mostVictims(AttackRole role) {
      int most = attacker.mostVictims();
      return role == AttackRole.ATTACK ? most : Math.max(1, most / CONTROL_VICTIMS);
    }

    ReadingTally tally(AttackRole role) {
      return new ReadingTally(victims.first(mostVictims(role)), words);
    }

    /** Learns from the releases and reads them, once for every seed. */
    Measured attack(double effort) {
      AttackBudget budget = attacker.standardBudget().scaled(effort);
      ReleaseChannel real = subject.channel();
      long begun = System.nanoTime();
      ReadingTally tally = tally(AttackRole.ATTACK);
      for (int i = 0; i < plan.seeds(); i++) {
        long seed = plan.seed() + i;
        try (Reader reader = learned(AttackRole.ATTACK, attacker, real, budget, seed)) {
          read(AttackRole.ATTACK, attacker, reader, real, seed, tally);
        }
      }
      return new Measured(tally, budget, plan.seeds(), since(begun));
    }

    /** Learns and reads where everything leaks. */
    Measured leak(Attacker twin, ReleaseChannel leak) {
      AttackBudget budget = twin.standardBudget().scaled(controlEffort);
      long begun = System.nanoTime();
      ReadingTally tally = tally(AttackRole.MUST_LEAK);
      try (Reader reader = learned(AttackRole.MUST_LEAK, twin, leak, budget, plan.seed())) {
        read(AttackRole.MUST_LEAK, twin, reader, leak, plan.seed(), tally);
      }
      return new Measured(tally, budget, 1, since(begun));
    }

    /**
     * Learns from noise, and reads noise. What it learned is how often words are used, so that it
     * reads blindly, and as much, in pairs that do not belong together: of such noise, or, where
     * nothing is learned, of the real releases.
     *
     * @param others takes what is read of such pairs
     */
    Measured nothing(ReadingTally others) {
      AttackRole role = AttackRole.MUST_NOT_LEAK;
      AttackBudget budget = attacker.standardBudget().scaled(controlEffort);
      long begun = System.nanoTime();
      ReadingTally tally = tally(role);
      ReleaseChannel foreign = attacker.learnsToRead() ? noise : subject.channel();
      try (Reader reader = learned(role, attacker, noise, budget, plan.seed())) {
        read(role, attacker, reader, noise, plan.seed(), tally);
        ReleaseChannel pairs = new ShuffledChannel(foreign, victims.examples());
        read(role, attacker, reader, pairs, plan.seed(), others);
      }
      return new Measured(tally, budget, 1, since(begun));
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

    private Reader learned(
        AttackRole role, Attacker who, ReleaseChannel channel, AttackBudget budget, long seed) {
      number++;
      return who.learn(
          new Lesson(
              who.seen(channel), subject.attackerData(), budget, seed, progress(role, 0, 0.9)));
    }

    private void read(
        AttackRole role,
        Attacker who,
        Reader reader,
        ReleaseChannel channel,
        long seed,
        ReadingTally into) {
      reading
          .first(mostVictims(role))
          .read(
              reader,
              who.seen(channel),
              Draw.victim(seed),
              who.kind().knowsTruePrefix(),
              into,
              progress(role, 0.9, 1));
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

  private static double since(long begun) {
    return (System.nanoTime() - begun) / 1e9;
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
