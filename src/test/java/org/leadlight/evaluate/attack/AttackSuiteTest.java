package org.leadlight.evaluate.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.leadlight.Demo;
import org.leadlight.run.attack.AttackPlan;
import org.leadlight.run.attack.AttackRole;
import org.leadlight.run.attack.AttackRow;
import org.leadlight.run.attack.AttackStage;
import org.leadlight.run.attack.AttackerKind;
import org.leadlight.run.attack.ControlVerdict;

final class AttackSuiteTest {

  private static final AttackPlan NEAREST =
      AttackPlan.of(
          List.of(AttackerKind.NEAREST_L2, AttackerKind.NEAREST_COSINE, AttackerKind.SIGN_FLIPPED));

  @Test
  void theNearestWordIsReadAsWellAsTheReferenceSays() {
    List<AttackRow> rows = run(DemoAttack.gaussian(1.5), AttackListener.none());
    AttackRow nearest = rows.getFirst();
    assertEquals(AttackRole.ATTACK, nearest.role());
    assertTrue(nearest.value("all_top1") >= 0.85, () -> "reads " + nearest.figures());
    assertTrue(nearest.value("private_top1") >= 0.49, () -> "reads " + nearest.figures());
    for (AttackRow row : rows) {
      if (row.role() != AttackRole.ATTACK) {
        ControlVerdict verdict = ControlVerdict.of(row);
        assertTrue(verdict.holds(), verdict.sentence());
      }
    }
  }

  @Test
  void aCancelledSuiteEndsAtTheNextReport() {
    AttackListener impatient =
        new AttackListener() {
          @Override
          public void at(AttackStage stage) {}

          @Override
          public boolean isCancelled() {
            return true;
          }
        };
    assertThrows(
        CancellationException.class, () -> run(new IdentityChannel(Demo.MODEL), impatient));
  }

  private static List<AttackRow> run(ReleaseChannel channel, AttackListener listener) {
    return new AttackSuite(Demo.RUNTIME, DemoAttack.subject(channel, 200), NEAREST, listener)
        .run(new Attackers(Demo.RUNTIME, Demo.MODEL).of(NEAREST));
  }
}
