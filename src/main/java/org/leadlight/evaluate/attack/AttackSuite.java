package org.leadlight.evaluate.attack;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
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
    Map<String, Figure> blind = blind(work);
    List<AttackRow> rows = new ArrayList<>();
    for (double effort : plan.efforts()) {
      rows.add(work.row(AttackRole.ATTACK, attacker, subject.channel(), effort, blind));
    }
    Attacker twin = attacker.whereAllLeaks();
    ReleaseChannel leak = leak(attacker.mustLeak());
    rows.add(work.row(AttackRole.MUST_LEAK, twin, leak, controlEffort, blind));
    rows.add(work.row(AttackRole.MUST_NOT_LEAK, attacker, noise, controlEffort, blind));
    return rows;
  }

  /**
   * What the attacker reads of the real releases when it learned from pairs that say nothing; who
   * knows words without a lesson reads the releases of other prompts instead.
   */
  private Map<String, Figure> blind(Work work) {
    AttackBudget budget = work.attacker.standardBudget();
    boolean learns = work.attacker.learnsToRead();
    ReleaseChannel real = subject.channel();
    ReadingTally tally = new ReadingTally(victims, words);
    work.measure(
        AttackRole.MUST_NOT_LEAK,
        work.attacker,
        learns ? new ShuffledChannel(real, subject.attackerData()) : real,
        learns ? real : new ShuffledChannel(real, victims.examples()),
        budget.scaled(controlEffort),
        plan.seed(),
        tally);
    Map<String, Figure> read = tally.figures();
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

    AttackRow row(
        AttackRole role,
        Attacker who,
        ReleaseChannel channel,
        double effort,
        Map<String, Figure> blind) {
      long begun = System.nanoTime();
      AttackBudget budget = who.standardBudget().scaled(effort);
      ReadingTally tally = new ReadingTally(victims, words);
      int seeds = role == AttackRole.ATTACK ? plan.seeds() : 1;
      for (int seed = 0; seed < seeds; seed++) {
        measure(role, who, channel, channel, budget, plan.seed() + seed, tally);
      }
      Map<String, Figure> figures = tally.figures();
      figures.putAll(blind);
      figures.put("pairs", Figure.plain(pairs(budget), seeds));
      return new AttackRow(
          attacker.kind(),
          role,
          attacker.detail(),
          figures,
          tally.ranksAll(),
          tally.ranksPrivate(),
          budget,
          (System.nanoTime() - begun) / 1e9);
    }

    void measure(
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
        reading.read(
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
