package org.leadlight.evaluate.attack;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.leadlight.Demo;
import org.leadlight.run.attack.AttackBudget;
import org.leadlight.run.attack.AttackPlan;
import org.leadlight.run.attack.AttackerKind;

/**
 * An attacker that reads less than these shares at isotropic Gaussian noise of 1.5 rms(E) is too
 * weak to judge a transform: the reference figures of the demonstration less three points. {@code
 * -Dleadlight.full=true} gives all 200 victims and whole budgets; the short form gives a tenth and
 * a twentieth to 100 victims.
 */
final class WeakReadersTest {

  private static final boolean FULL = Boolean.getBoolean("leadlight.full");
  private static final ReleaseChannel CHANNEL = DemoAttack.gaussian(1.5);

  @Test
  void theNearestWord() {
    demand(read(AttackerKind.NEAREST_L2, 1), 0.85, 0.49);
  }

  @Test
  void theInverterOfSingleEmbeddings() {
    demand(read(AttackerKind.MLP, FULL ? 1 : 0.1), 0.84, 0.52);
  }

  @Test
  void theInverterThatSeesTheNeighbourhood() {
    demand(read(AttackerKind.SEQUENCE, FULL ? 1 : 0.05), 0.84, 0.52);
    if (FULL) {
      double[] single = read(AttackerKind.MLP, 1);
      demand(read(AttackerKind.SEQUENCE, 1), single[0], single[1]);
    }
  }

  private static void demand(double[] read, double all, double privately) {
    assertTrue(
        read[0] >= all && read[1] >= privately,
        () -> "reads " + read[0] + " of all and " + read[1] + " of private words");
  }

  private static double[] read(AttackerKind kind, double effort) {
    Attacker attacker =
        new Attackers(Demo.RUNTIME, Demo.MODEL).of(AttackPlan.of(List.of(kind))).getFirst();
    AttackBudget budget = attacker.standardBudget().scaled(effort);
    Victims victims = DemoAttack.victims(FULL || effort == 1 ? 200 : 100);
    ReadingTally tally = new ReadingTally(victims, new WordCounts(DemoAttack.ATTACKER_DATA));
    Lesson lesson = new Lesson(CHANNEL, DemoAttack.ATTACKER_DATA, budget, 0, Progress.none());
    try (Reader reader = attacker.learn(lesson)) {
      new VictimReading(Demo.RUNTIME.manager(), victims, 1780)
          .read(reader, CHANNEL, Draw.victim(0), false, tally, Progress.none());
    }
    return new double[] {
      tally.figures().get("all_top1").value(), tally.figures().get("private_top1").value()
    };
  }
}
