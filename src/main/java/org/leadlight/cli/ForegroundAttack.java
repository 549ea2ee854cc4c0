package org.leadlight.cli;

import java.io.PrintStream;
import java.util.List;
import org.leadlight.plot.attack.AttackWords;
import org.leadlight.run.UserMistakeException;
import org.leadlight.run.attack.AttackStage;
import org.leadlight.run.attack.AttackerKind;
import org.leadlight.run.attack.BaselineRow;
import org.leadlight.worker.AttackHost;
import org.leadlight.workspace.Attack;
import org.leadlight.workspace.AttackClaim;
import org.leadlight.workspace.Workspace;

/** Attacks in the terminal, with a line of progress; Ctrl-C takes the attack back. */
final class ForegroundAttack {

  private static final int MILLE = 1000;

  private final Workspace workspace;
  private final PrintStream out;
  private final AttackWords words = AttackWords.load();

  /**
   * Attacks in a workspace.
   *
   * @param out gets the progress
   */
  ForegroundAttack(Workspace workspace, PrintStream out) {
    this.workspace = workspace;
    this.out = out;
  }

  /**
   * Makes an attack that waits; its row says what became of it.
   *
   * @throws UserMistakeException when a worker took it
   */
  void attack(long id) {
    ProgressLine line = line();
    try (Interruption interruption = Interruption.listen();
        AttackClaim claim =
            AttackClaim.of(workspace, id)
                .orElseThrow(
                    () ->
                        new UserMistakeException(
                            "A worker in the background took the attack; it goes on there."))) {
      new AttackHost(workspace, stage -> show(line, stage), interruption::wasAsked).host(claim);
      line.end();
    }
  }

  /**
   * Measures Gaussian noise where an attack was made.
   *
   * @param levels root mean square of the noise in a feature, times rms(E)
   * @param readers who reads it
   * @throws java.util.concurrent.CancellationException on Ctrl-C
   */
  List<BaselineRow> noiseCurve(Attack attack, List<Double> levels, List<AttackerKind> readers) {
    ProgressLine line = line();
    try (Interruption interruption = Interruption.listen()) {
      List<BaselineRow> rows =
          new AttackHost(workspace, stage -> {}, interruption::wasAsked)
              .noiseCurve(
                  attack,
                  levels,
                  readers,
                  share -> line.show(Math.round(MILLE * share), MILLE, "plain Gaussian noise"));
      line.end();
      return rows;
    }
  }

  private ProgressLine line() {
    boolean terminal = System.console() != null && System.console().isTerminal();
    return new ProgressLine(out, terminal, 0);
  }

  private void show(ProgressLine line, AttackStage stage) {
    line.show(
        Math.round(MILLE * stage.whole()),
        MILLE,
        words.title(stage.kind()) + ", " + stage.number() + " of " + stage.count());
  }
}
