package org.leadlight.evaluate.attack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.leadlight.Demo;
import org.leadlight.data.Example;
import org.leadlight.data.PrivateItem;
import org.leadlight.format.Conversation;
import org.leadlight.run.Figure;
import org.leadlight.run.attack.AttackBudget;
import org.leadlight.run.attack.AttackPlan;
import org.leadlight.run.attack.AttackReport;
import org.leadlight.run.attack.AttackRole;
import org.leadlight.run.attack.AttackRow;
import org.leadlight.run.attack.AttackerKind;
import org.leadlight.run.attack.RankCounts;
import org.leadlight.tensor.StepScope;

/** The harness on scores whose figures can be counted by hand. */
final class HandMadeScoresTest {

  @Test
  void ranksCountWhatIsLikelierAndOfEqualsTheSmallerIds() {
    try (StepScope scope = StepScope.open(Demo.RUNTIME.manager())) {
      float[] scores = {
        3, 1, 2, 0, // true 2: one is likelier
        5, 5, 5, 5, // true 0: the smallest id of equals
        5, 5, 5, 5, // true 3: three of equals come first
        Float.NaN, 1, 2, 3, // true 0: no number is the least
        Float.NaN, Float.NaN, Float.NaN,
        7, // true 2: of no numbers, too, the smaller ids come first
      };
      NDArray array = scope.manager().create(scores, new Shape(5, 4));
      assertArrayEquals(new int[] {2, 1, 4, 4, 4}, Ranks.of(array, new long[] {2, 0, 3, 0, 2}));
    }
  }

  @Test
  void everyFigureIsWhatCanBeCountedByHand() {
    // two conversations; ids 5 6 7 | 5 8; private: 6 7 (a phone) | 8 (a city)
    Example first = example(0, new int[] {1, 5, 6, 7, 9}, 2, 3);
    Example second = example(1, new int[] {1, 5, 8, 9}, 2);
    Victims victims =
        new Victims(
            List.of(first, second),
            List.of(
                List.of(new PrivateItem("phone", new int[] {2, 3})),
                List.of(new PrivateItem("city", new int[] {2}))));
    ReadingTally tally = new ReadingTally(victims, new WordCounts(List.of(first, second)));
    tally.add(0, new int[] {0, 1, 1, 7});
    tally.add(1, new int[] {0, 4, 1});
    Map<String, Figure> figures = tally.figures();
    assertFigure(3 / 5.0, 5, figures, "all_top1");
    assertFigure(4 / 5.0, 5, figures, "all_top5");
    assertFigure(1, 5, figures, "all_top10");
    assertFigure(2 / 3.0, 3, figures, "private_top1");
    assertFigure(1 / 2.0, 2, figures, "private_items_exact");
    assertFigure(1 / 2.0, 2, figures, "kind_phone_top1");
    assertFigure(0, 1, figures, "kind_phone_exact");
    assertFigure(1, 1, figures, "kind_city_exact");
    assertFigure(2 / 5.0, 5, figures, "constant_all"); // 5 is the commonest
    assertFigure(1 / 3.0, 3, figures, "constant_private"); // of 6, 7, 8 the largest id
    assertFigure(3 / 5.0, 5, figures, "frequency_1_9_top1");
    assertFigure(0, 0, figures, "frequency_0_top1");
    assertEquals(new RankCounts(3, 2, 0, 0, 0), tally.ranksAll());
    assertEquals(new RankCounts(2, 1, 0, 0, 0), tally.ranksPrivate());
  }

  @Test
  void aReaderNeverGetsTheWordsItIsMeasuredOn() {
    Attacker peeping = attacker(release -> oneHot(release, release.truth()));
    AttackRow attack = report(peeping).rows(AttackRole.ATTACK).getFirst();
    assertEquals(0, attack.value("all_top1"), "what it finds in the batch is blank");
  }

  @Test
  void anAttackerThatReadsNothingFailsItsControlAndLeavesNoHeadline() {
    AttackReport report = report(attacker(release -> oneHot(release, new long[1])));
    assertFalse(report.controlsHold());
    assertFalse(report.headline().isPresent());
  }

  /** An attacker that names the same ids whatever leaves, or those it is given. */
  private static Attacker attacker(Function<Release, NDArray> scores) {
    return new Attacker() {
      @Override
      public AttackerKind kind() {
        return AttackerKind.NEAREST_L2;
      }

      @Override
      public AttackBudget standardBudget() {
        return AttackBudget.none();
      }

      @Override
      public Reader learn(Lesson lesson) {
        return new Reader() {
          @Override
          public NDArray scores(Release release) {
            return scores.apply(release);
          }

          @Override
          public void close() {}
        };
      }
    };
  }

  private static NDArray oneHot(Release release, long[] ids) {
    int rows = release.positions().length;
    int vocabulary = (int) Demo.MODEL.embeddingTable().getShape().get(0);
    float[] scores = new float[rows * vocabulary];
    for (int i = 0; i < rows; i++) {
      scores[i * vocabulary + (int) ids[i % ids.length]] = 1;
    }
    return release.xTilde().getManager().create(scores, new Shape(rows, vocabulary));
  }

  private static AttackReport report(Attacker attacker) {
    AttackPlan plan = new AttackPlan(List.of(attacker.kind()), List.of(1.0), List.of(), 1, 4, 0, 0);
    AttackSubject subject = DemoAttack.subject(new IdentityChannel(Demo.MODEL), 4);
    List<AttackRow> rows =
        new AttackSuite(Demo.RUNTIME, subject, plan, AttackListener.none()).run(List.of(attacker));
    return new AttackReport(1, 0, plan, 4, Map.of(), Map.of(), rows, List.of(), List.of(), "", 0);
  }

  /** Everything but the first and the last token is transformed; the last one is the answer. */
  private static Example example(long id, int[] ids, int... privately) {
    boolean[] noise = new boolean[ids.length];
    boolean[] hidden = new boolean[ids.length];
    for (int t = 1; t < ids.length - 1; t++) {
      noise[t] = true;
    }
    for (int at : privately) {
      hidden[at] = true;
    }
    Conversation none = new Conversation(1, List.of(), List.of(), "", "");
    return new Example(id, none, ids, noise, noise, hidden, ids.length - 1, ids.length);
  }

  private static void assertFigure(
      double value, long count, Map<String, Figure> figures, String name) {
    Figure figure = figures.get(name);
    assertEquals(value, figure.value(), 1e-12, name);
    assertEquals(count, figure.count(), name);
  }
}
