package org.leadlight.evaluate.attack;

import java.util.List;
import java.util.stream.Stream;
import org.leadlight.lm.CausalLanguageModel;
import org.leadlight.run.attack.AttackPlan;
import org.leadlight.run.attack.AttackerKind;
import org.leadlight.tensor.TensorRuntime;

/** Makes attackers by their kinds. */
public final class Attackers {

  private final TensorRuntime runtime;
  private final CausalLanguageModel base;

  /** Attackers of transforms in front of a model. */
  public Attackers(TensorRuntime runtime, CausalLanguageModel base) {
    this.runtime = runtime;
    this.base = base;
  }

  /** The attackers of a plan: one for each kind, and for each number of releases or layer. */
  public List<Attacker> of(AttackPlan plan) {
    return plan.attackers().stream().flatMap(kind -> of(kind, plan)).toList();
  }

  private Stream<Attacker> of(AttackerKind kind, AttackPlan plan) {
    return switch (kind) {
      case NEAREST_L2, NEAREST_COSINE, SIGN_FLIPPED ->
          Stream.of(new NearestAttacker(runtime, base, kind));
      default ->
          throw new IllegalArgumentException("no attacker makes " + kind.id() + " of " + plan);
    };
  }
}
