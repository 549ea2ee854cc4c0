package org.leadlight.worker;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.leadlight.evaluate.attack.AttackListener;
import org.leadlight.run.attack.AttackStage;
import org.leadlight.workspace.AttackClaim;
import org.leadlight.workspace.Attacks;

/**
 * Writes how far an attack is into its row now and then, and learns there whether it is still
 * wanted.
 */
final class ClaimListener implements AttackListener {

  private static final Duration PAUSE = Duration.ofMillis(250);

  private final AttackClaim claim;
  private final Attacks attacks;
  private final Consumer<AttackStage> beside;
  private final BooleanSupplier interrupted;
  private long written = System.nanoTime() - PAUSE.toNanos();
  private long looked = written;
  private boolean wanted = true;

  /**
   * Listens for a claimed attack.
   *
   * @param attacks where it is taken back when this process is asked to end
   * @param beside is told every stage too
   * @param interrupted whether this process was asked to end
   */
  ClaimListener(
      AttackClaim claim,
      Attacks attacks,
      Consumer<AttackStage> beside,
      BooleanSupplier interrupted) {
    this.claim = claim;
    this.attacks = attacks;
    this.beside = beside;
    this.interrupted = interrupted;
  }

  @Override
  public void at(AttackStage stage) {
    beside.accept(stage);
    long now = System.nanoTime();
    if (wanted && now - written >= PAUSE.toNanos()) {
      written = now;
      wanted = claim.reached(stage);
    }
  }

  @Override
  public boolean isCancelled() {
    if (wanted && interrupted.getAsBoolean()) {
      attacks.cancel(claim.attack().id());
      wanted = false;
    }
    long now = System.nanoTime();
    if (wanted && now - looked >= PAUSE.toNanos()) {
      looked = now;
      wanted = claim.isWanted();
    }
    return !wanted;
  }
}
