package org.leadlight.evaluate.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.leadlight.Demo;
import org.leadlight.evaluate.CleanAnswers;
import org.leadlight.evaluate.NearestNeighbourReader;
import org.leadlight.run.Figure;
import org.leadlight.run.attack.BaselineRow;
import org.leadlight.run.attack.MatchedBy;
import org.leadlight.run.attack.Mechanism;

final class BaselinesTest {

  @Test
  void aMechanismMatchedToItselfHasItsOwnLevel() {
    Mechanisms mechanisms = new Mechanisms(Demo.transform(3));
    CleanAnswers answers =
        new CleanAnswers(Demo.MODEL, Demo.RUNTIME, Demo.TOKENIZER.endToken().orElseThrow());
    try (NearestNeighbourReader reader =
        new NearestNeighbourReader(Demo.RUNTIME.manager(), Demo.MODEL.embeddingTable())) {
      ChannelUtility utility =
          new ChannelUtility(Demo.RUNTIME, Demo.MODEL, answers, reader, Demo.examples(3), 0);
      Map<String, Figure> run = utility.figures(mechanisms.of(Mechanism.ISOTROPIC_GAUSSIAN, 2));
      List<BaselineRow> rows =
          new Baselines(mechanisms, utility::figures, channel -> Map.of(), share -> {})
              .rows(run, false);
      assertEquals(8, rows.size(), "three mechanisms by both figures, the mean, the transform");
      assertEquals(MatchedBy.ITSELF, rows.getLast().matchedBy());
      BaselineRow itself = row(rows, Mechanism.ISOTROPIC_GAUSSIAN, MatchedBy.KL);
      assertEquals(2, itself.level(), 0.06);
      assertTrue(itself.utility().get("kl").value() <= run.get("kl").value());
      BaselineRow laplace = row(rows, Mechanism.L2_LAPLACE, MatchedBy.KL);
      assertTrue(laplace.level() > 0.5 && laplace.level() < 8, "level " + laplace.level());
      BaselineRow mean = row(rows, Mechanism.MEAN_ONLY, MatchedBy.CURVE);
      assertEquals(0, mean.utility().get("kl").value(), 1e-6, "the mean is off");
    }
  }

  private static BaselineRow row(List<BaselineRow> rows, Mechanism mechanism, MatchedBy by) {
    return rows.stream()
        .filter(row -> row.mechanism() == mechanism && row.matchedBy() == by)
        .findFirst()
        .orElseThrow();
  }
}
