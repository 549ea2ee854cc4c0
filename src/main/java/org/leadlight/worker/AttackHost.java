package org.leadlight.worker;

import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import org.leadlight.run.RunSpec;
import org.leadlight.run.UserMistakeException;
import org.leadlight.run.attack.AttackReport;
import org.leadlight.run.attack.AttackStage;
import org.leadlight.run.attack.AttackerKind;
import org.leadlight.run.attack.BaselineRow;
import org.leadlight.train.StoredParameters;
import org.leadlight.workspace.Attack;
import org.leadlight.workspace.AttackClaim;
import org.leadlight.workspace.Catalogue;
import org.leadlight.workspace.KeptWeights;
import org.leadlight.workspace.RunSummary;
import org.leadlight.workspace.WeightsFile;
import org.leadlight.workspace.Workspace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes claimed attacks with the weights that their runs kept, and records what came of each. */
public final class AttackHost {

  private static final Logger LOG = LoggerFactory.getLogger(AttackHost.class);

  private final Workspace workspace;
  private final Catalogue catalogue;
  private final Consumer<AttackStage> beside;
  private final BooleanSupplier interrupted;

  /**
   * A host.
   *
   * @param beside is told how far an attack is
   * @param interrupted whether this process was asked to end, which takes the attack back
   */
  public AttackHost(
      Workspace workspace, Consumer<AttackStage> beside, BooleanSupplier interrupted) {
    this.workspace = workspace;
    this.catalogue = new Catalogue(workspace.folder());
    this.beside = beside;
    this.interrupted = interrupted;
  }

  /** Makes an attack and records its report, or in a sentence why there is none. */
  public void host(AttackClaim claim) {
    Attack attack = claim.attack();
    long begun = System.nanoTime();
    try {
      claim.finish(report(claim));
    } catch (CancellationException nobodyWaits) {
      LOG.info("Attack {} on run {} was taken back", attack.id(), attack.run());
    } catch (UserMistakeException mistake) {
      LOG.info("Attack {} on run {} failed", attack.id(), attack.run(), mistake);
      claim.fail(String.valueOf(mistake.getMessage()));
    } catch (RuntimeException | Error fault) {
      LOG.error("Attack {} on run {} failed", attack.id(), attack.run(), fault);
      claim.fail("A fault of the program ended the attack (" + fault + "); its log says more.");
    }
    LOG.info("Attack {} took {} s", attack.id(), (System.nanoTime() - begun) / 1_000_000_000);
  }

  /**
   * Measures what Gaussian noise keeps and hides where an attack was made: in front of the same
   * model, on the same conversations.
   *
   * @param attack says where
   * @param levels root mean square of the noise in a feature, times rms(E)
   * @param readers who reads it
   * @throws CancellationException when this process was asked to end
   * @throws UserMistakeException when the run, its weights or its conversations are at fault
   */
  public List<BaselineRow> noiseCurve(
      Attack attack, List<Double> levels, List<AttackerKind> readers, DoubleConsumer progress) {
    try (AttackedRun attacked = load(attack)) {
      return attacked.noiseCurve(
          attack.plan(),
          levels,
          readers,
          share -> {
            if (interrupted.getAsBoolean()) {
              throw new CancellationException("the noise is not measured further");
            }
            progress.accept(share);
          });
    }
  }

  private AttackReport report(AttackClaim claim) {
    ClaimListener listener = new ClaimListener(claim, workspace.attacks(), beside, interrupted);
    try (AttackedRun attacked = load(claim.attack())) {
      return attacked.report(claim.attack(), listener);
    }
  }

  private AttackedRun load(Attack attack) {
    RunSpec spec =
        workspace
            .run(attack.run())
            .map(RunSummary::spec)
            .orElseThrow(
                () -> new UserMistakeException("There is no run " + attack.run() + " any more."));
    return AttackedRun.load(spec, catalogue, weights(attack));
  }

  private StoredParameters weights(Attack attack) {
    KeptWeights kept = workspace.weights();
    WeightsFile file =
        kept.find(attack.run(), OptionalLong.of(attack.step()))
            .orElseThrow(
                () ->
                    new UserMistakeException(
                        "Run "
                            + attack.run()
                            + " does not keep its weights after step "
                            + attack.step()
                            + " any more; attack another step."));
    return new StoredParameters(kept.path(attack.run(), file), file.parametersSha256());
  }
}
