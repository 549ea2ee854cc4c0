package org.leadlight.app.privacy;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.leadlight.app.shell.Texts;
import org.leadlight.plot.attack.AttackWords;
import org.leadlight.plot.attack.SmallReport;
import org.leadlight.run.attack.AttackerKind;

class PrivacyWordsTest {

  private final PrivacyWords words = new PrivacyWords(Texts.load(), AttackWords.load());

  @Test
  void besideTheHeadlineStandsTheWorstAverageAndNotTheSimplest() {
    SmallReport report =
        SmallReport.empty()
            .attack(AttackerKind.AVERAGED_NEAREST, 64, 0.459, 0.858)
            .attack(AttackerKind.AVERAGED_MLP, 16, 0.27, 0.75)
            .attack(AttackerKind.AVERAGED_MLP, 64, 0.5, 0.868);
    String said = words.beside(report.report());
    assertTrue(said.contains("Sent 64 times with new noise: 50.0"), said);
  }
}
