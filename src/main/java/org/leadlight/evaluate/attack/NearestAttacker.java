package org.leadlight.evaluate.attack;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.leadlight.lm.CausalLanguageModel;
import org.leadlight.run.attack.AttackBudget;
import org.leadlight.run.attack.AttackerKind;
import org.leadlight.tensor.TensorRuntime;

/** A0 and A1: who knows the embedding table and names the nearest word ({@code mathematics} 14). */
public final class NearestAttacker implements Attacker {

  private final NDManager manager;
  private final NDArray table;
  private final AttackerKind kind;

  /**
   * A reader of the nearest word.
   *
   * @param runtime the engine
   * @param base gives the table
   * @param kind {@code NEAREST_L2}, {@code NEAREST_COSINE} or {@code SIGN_FLIPPED}
   */
  public NearestAttacker(TensorRuntime runtime, CausalLanguageModel base, AttackerKind kind) {
    this.manager = runtime.manager();
    this.table = base.embeddingTable();
    this.kind = kind;
  }

  @Override
  public AttackerKind kind() {
    return kind;
  }

  @Override
  public LeakControl mustLeak() {
    return kind == AttackerKind.SIGN_FLIPPED ? LeakControl.SIGN_FLIP : LeakControl.IDENTITY;
  }

  @Override
  public AttackBudget standardBudget() {
    return AttackBudget.none();
  }

  @Override
  public Reader learn(Lesson lesson) {
    return switch (kind) {
      case NEAREST_L2 -> NearestReader.byDistance(manager, table, 1);
      case NEAREST_COSINE -> NearestReader.byCosine(manager, table);
      case SIGN_FLIPPED -> NearestReader.byDistance(manager, table, -1);
      default -> throw new IllegalStateException(kind + " is no reader of the nearest word");
    };
  }
}
