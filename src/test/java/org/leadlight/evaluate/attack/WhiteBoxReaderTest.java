package org.leadlight.evaluate.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.leadlight.Demo;
import org.leadlight.evaluate.attack.GaussianKnowledge.Moments;
import org.leadlight.run.MeanForm;
import org.leadlight.run.StandardDeviationForm;
import org.leadlight.run.attack.AttackPlan;
import org.leadlight.run.attack.AttackRole;
import org.leadlight.run.attack.AttackRow;
import org.leadlight.run.attack.AttackerKind;
import org.leadlight.run.attack.ControlVerdict;
import org.leadlight.tensor.Scalars;
import org.leadlight.tensor.StepScope;
import org.leadlight.transform.CloakSettings;
import org.leadlight.transform.NoiseMaskedNoisyTransformerModel;
import org.leadlight.transform.StandardDeviation;
import org.leadlight.transform.TokenBatch;
import org.leadlight.transform.TransformerCloak;

final class WhiteBoxReaderTest {

  private static final long[] WORDS = {1, 40, 300, 1200, 7, 950, 44};
  private static final int CANDIDATES = 30;

  @Test
  void aCandidateBehindAPrefixHasTheMomentsOfTheWholeSequence() {
    NoiseMaskedNoisyTransformerModel model = cloak(2, MeanForm.BOUNDED);
    TransformChannel channel = new TransformChannel(model);
    try (StepScope scope = StepScope.open(Demo.RUNTIME.manager());
        GaussianKnowledge.Prefix prefix = channel.prefix(Demo.RUNTIME.manager())) {
      NDManager manager = scope.manager();
      for (int t = 0; t < WORDS.length; t++) {
        long[] candidates = new long[CANDIDATES];
        long[] sequences = new long[CANDIDATES * (t + 1)];
        for (int c = 0; c < CANDIDATES; c++) {
          System.arraycopy(WORDS, 0, sequences, c * (t + 1), t);
          candidates[c] = c == 3 ? WORDS[t] : 59L * c % 1780;
          sequences[c * (t + 1) + t] = candidates[c];
        }
        NDArray whole = Demo.MODEL.embed(manager.create(sequences, new Shape(CANDIDATES, t + 1)));
        Moments expected = channel.moments(whole);
        Moments actual =
            prefix.next(
                Demo.MODEL.embed(manager.create(candidates, new Shape(1, CANDIDATES))).squeeze(0));
        NDIndex last = new NDIndex(":, {}", t);
        assertNear(expected.mean().get(last), actual.mean());
        assertNear(expected.sigma().get(last), actual.sigma());
        prefix.take(3);
      }
    }
  }

  @Test
  void theGuessRanksBeforeWordsWhoseMomentsAreOlder() {
    try (StepScope scope = StepScope.open(Demo.RUNTIME.manager());
        WhiteBoxReader reader =
            new WhiteBoxReader(
                Demo.RUNTIME.manager(), Demo.MODEL, new LouderAndLouder(), false, false)) {
      TokenBatch batch = AttackBatches.of(scope.manager(), Demo.examples(1));
      Release release = new IdentityChannel(Demo.MODEL).release(batch, Draw.victim(0));
      long[] truth = release.truth();
      int[] ranks = Ranks.of(reader.scores(release), truth);
      assertTrue(ranks.length > WhiteBoxReader.REFRESHED, "there are positions between");
      for (int rank : ranks) {
        assertEquals(1, rank, "a clean embedding is likeliest under its own mean");
      }
    }
  }

  /** Words are released with a noise that only grows, so that older moments promise too much. */
  private static final class LouderAndLouder implements GaussianKnowledge {
    @Override
    public Moments moments(NDArray x) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Prefix prefix(NDManager manager) {
      return new Prefix() {
        private double sigma = 1;

        @Override
        public Moments next(NDArray candidates) {
          return new Moments(candidates, Scalars.times(candidates.onesLike(), sigma));
        }

        @Override
        public void take(int candidate) {
          sigma *= 1.05;
        }

        @Override
        public void close() {}
      };
    }
  }

  private static void assertNear(NDArray expected, NDArray actual) {
    double size = expected.abs().max().getFloat();
    double apart = expected.sub(actual).abs().max().getFloat();
    assertTrue(apart < 1e-4 * size, apart + " of " + size);
    assertTrue(expected.sub(expected.get(0)).abs().max().getFloat() > 1e-3, "candidates differ");
  }

  @Test
  void whatItReadsWhereNothingIsHiddenAndWhereNothingIsSent() {
    NoiseMaskedNoisyTransformerModel model = cloak(1, MeanForm.OFF);
    AttackPlan plan =
        AttackPlan.of(List.of(AttackerKind.WHITE_BOX, AttackerKind.WHITE_BOX_PRIOR_TRUE_PREFIX));
    AttackSubject subject =
        new AttackSubject(
            Demo.MODEL,
            new TransformChannel(model),
            FixedSigmaChannel.smallest(model),
            DemoAttack.ATTACKER_DATA,
            DemoAttack.victims(3));
    List<AttackRow> rows =
        new AttackSuite(Demo.RUNTIME, subject, plan, AttackListener.none())
            .run(new Attackers(Demo.RUNTIME, Demo.MODEL).of(plan));
    assertEquals(6, rows.size());
    for (AttackRow row : rows) {
      if (row.role() != AttackRole.ATTACK) {
        ControlVerdict verdict = ControlVerdict.of(row);
        assertTrue(verdict.holds(), verdict.sentence());
      } else { // who knows a transform whose noise differs from word to word reads it
        assertTrue(row.value("all_top1") > 0.98, () -> "reads " + row.figures());
      }
    }
  }

  /** A cloak whose towers do something, unlike those at their start. */
  private static NoiseMaskedNoisyTransformerModel cloak(int blocks, MeanForm mean) {
    CloakSettings settings =
        new CloakSettings(
            new StandardDeviation(StandardDeviationForm.CLOAK, 0.001, 3, 1),
            0.1,
            mean,
            null,
            blocks,
            11);
    TransformerCloak cloak = new TransformerCloak(Demo.RUNTIME, Demo.MODEL, settings);
    try (NDManager scope = Demo.RUNTIME.manager().newSubManager()) {
      cloak
          .parameters()
          .values()
          .forEach(
              parameter -> {
                parameter.setRequiresGradient(false);
                NDArray noise =
                    scope.randomNormal(0, 0.1f, parameter.getShape(), parameter.getDataType());
                parameter.addi(noise);
              });
    }
    return new NoiseMaskedNoisyTransformerModel(Demo.MODEL, cloak, 11);
  }
}
