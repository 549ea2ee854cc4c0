package org.leadlight.evaluate.attack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.leadlight.Demo;
import org.leadlight.data.Example;
import org.leadlight.run.attack.AttackBudget;
import org.leadlight.run.attack.AttackPlan;
import org.leadlight.run.attack.AttackRole;
import org.leadlight.run.attack.AttackRow;
import org.leadlight.run.attack.AttackerKind;
import org.leadlight.run.attack.ControlVerdict;
import org.leadlight.tensor.StepScope;
import org.leadlight.transform.TokenBatch;

/** What every attacker keeps, whoever wrote it; one that is added joins {@link #attackers}. */
final class AttackerContractTest {

  private static final double EFFORT = 0.01; // enough for the controls
  private static final int VICTIMS = 24;
  private static final int FEW_CONVERSATIONS = 64; // who learns from more can be cancelled
  private static final List<Example> FEW = Demo.examples(3);

  static Stream<Attacker> attackers() {
    AttackPlan every =
        new AttackPlan(List.of(AttackerKind.values()), List.of(1.0), List.of(2), 1, VICTIMS, 0, 0);
    return new Attackers(Demo.RUNTIME, Demo.MODEL)
        .of(every).stream().filter(AttackerContractTest::isNoLayerBetween);
  }

  private static boolean isOfLayers(Attacker attacker) {
    return attacker.kind() == AttackerKind.HIDDEN_CLEAN
        || attacker.kind() == AttackerKind.HIDDEN_RELEASES;
  }

  /** Of the layers the first stands for all. */
  private static boolean isNoLayerBetween(Attacker attacker) {
    return !isOfLayers(attacker) || attacker.detail().orElseThrow() == 0;
  }

  @ParameterizedTest
  @MethodSource("attackers")
  void readsWhatMustLeakAndNothingOfNoise(Attacker attacker) {
    int victims = Math.min(VICTIMS, attacker.mostVictims() / 10); // the dearest read fewer
    AttackPlan plan =
        new AttackPlan(List.of(attacker.kind()), List.of(EFFORT), List.of(2), 1, victims, 0, 0);
    AttackSubject subject = DemoAttack.subject(DemoAttack.gaussian(1.5), victims);
    AttackSuite suite = new AttackSuite(Demo.RUNTIME, subject, plan, AttackListener.none(), EFFORT);
    List<AttackRow> rows = suite.run(List.of(attacker));
    assertEquals(
        List.of(AttackRole.ATTACK, AttackRole.MUST_LEAK, AttackRole.MUST_NOT_LEAK),
        rows.stream().map(AttackRow::role).toList());
    boolean isShort = attacker.learnsToRead() && attacker.standardBudget().steps() > 0;
    for (AttackRow row : isShort ? List.<AttackRow>of() : rows) { // too short to unlearn
      assertTrue(row.value("blind_all") < 0.15, "the blind twin reads " + row.figures());
    }
    for (AttackRow row : rows.subList(1, 3)) {
      ControlVerdict verdict = ControlVerdict.of(row);
      assertTrue(verdict.holds(), verdict.sentence());
    }
  }

  @ParameterizedTest
  @MethodSource("attackers")
  void theSameSeedReadsTheSamePaddingChangesNothingAndNothingIsLeftBehind(Attacker attacker) {
    ReleaseChannel seen = attacker.seen(DemoAttack.gaussian(1.5));
    float[] once;
    try (Reader reader = attacker.learn(lesson(attacker, Progress.none()))) {
      once = scores(reader, seen, 80, attacker);
      assertArrayEquals(once, scores(reader, seen, 96, attacker), 2e-3f, "padding");
    }
    int before = Demo.RUNTIME.manager().getManagedArrays().size();
    try (Reader reader = attacker.learn(lesson(attacker, Progress.none()))) {
      assertArrayEquals(once, scores(reader, seen, 80, attacker), 0f, "the same seed");
    }
    assertEquals(before, Demo.RUNTIME.manager().getManagedArrays().size());
    if (attacker.standardBudget().conversations() > FEW_CONVERSATIONS) {
      Progress impatient =
          share -> {
            if (share > 0) {
              throw new CancellationException();
            }
          };
      assertThrows(CancellationException.class, () -> attacker.learn(lesson(attacker, impatient)));
      assertEquals(before, Demo.RUNTIME.manager().getManagedArrays().size());
    }
  }

  private static Lesson lesson(Attacker attacker, Progress progress) {
    AttackBudget standard = attacker.standardBudget();
    AttackBudget budget =
        new AttackBudget(
            Math.min(16, standard.conversations()),
            Math.min(1, standard.releases()),
            Math.min(3, standard.steps()));
    ReleaseChannel seen = attacker.seen(DemoAttack.gaussian(1.5));
    return new Lesson(seen, DemoAttack.ATTACKER_DATA, budget, 1, progress);
  }

  private static float[] scores(Reader reader, ReleaseChannel seen, int width, Attacker attacker) {
    try (StepScope scope = StepScope.open(Demo.RUNTIME.manager())) {
      TokenBatch batch = AttackBatches.of(scope.manager(), FEW, width);
      Release release = seen.release(batch, Draw.victim(0));
      boolean isTold = attacker.kind().knowsTruePrefix();
      NDArray scores = reader.scores(isTold ? release : release.blinded());
      assertEquals(release.positions().length, scores.getShape().get(0));
      assertEquals(Demo.MODEL.embeddingTable().getShape().get(0), scores.getShape().get(1));
      return scores.toFloatArray();
    }
  }
}
