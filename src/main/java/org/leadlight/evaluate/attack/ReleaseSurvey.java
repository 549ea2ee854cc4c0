package org.leadlight.evaluate.attack;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.List;
import org.leadlight.data.Example;
import org.leadlight.lm.CausalLanguageModel;
import org.leadlight.tensor.Scalars;
import org.leadlight.tensor.StepScope;

/**
 * What an attacker measures of its own releases before it learns.
 *
 * @param size root mean square of each feature of what is read, above 0, [d]
 * @param variances mean square of each feature of what is read less x, [d]
 * @param logPrior log of how often each word is used, every word counted half once more, [V]
 */
record ReleaseSurvey(float[] size, float[] variances, double[] logPrior) {

  private static final int CONVERSATIONS = 16;

  /** Measures the first conversations of a lesson, and counts the words of all. */
  static ReleaseSurvey of(
      NDManager manager, CausalLanguageModel base, Lesson lesson, ReleasedStates states) {
    List<Example> few =
        lesson.examples().subList(0, Math.min(CONVERSATIONS, lesson.examples().size()));
    int vocabulary = (int) base.embeddingTable().getShape().get(0);
    double[] prior = logPrior(lesson.examples(), vocabulary);
    try (StepScope scope = StepScope.open(manager)) {
      Release release =
          lesson.channel().release(AttackBatches.of(scope.manager(), few), lesson.draw(0));
      NDArray rows = release.at(states.of(release));
      NDArray shift = rows.sub(release.at(base.embed(release.batch().ids())));
      NDArray size = Scalars.atLeast(rows.square().mean(new int[] {0}).sqrt(), 1e-8);
      return new ReleaseSurvey(
          size.toFloatArray(), shift.square().mean(new int[] {0}).toFloatArray(), prior);
    }
  }

  /** The mean of the variances. */
  double variance() {
    double sum = 0;
    for (float variance : variances) {
      sum += variance;
    }
    return sum / variances.length;
  }

  private static double[] logPrior(List<Example> examples, int vocabulary) {
    double[] counts = new double[vocabulary];
    Arrays.fill(counts, 0.5);
    for (Example example : examples) {
      for (int t = 0; t < example.answerStart(); t++) {
        counts[example.ids()[t]] += example.noise()[t] ? 1 : 0;
      }
    }
    double sum = Arrays.stream(counts).sum();
    return Arrays.stream(counts).map(count -> Math.log(count / sum)).toArray();
  }
}
