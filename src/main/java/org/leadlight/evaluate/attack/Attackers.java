package org.leadlight.evaluate.attack;

import java.util.List;
import java.util.stream.Stream;
import org.leadlight.lm.CausalLanguageModel;
import org.leadlight.run.attack.AttackBudget;
import org.leadlight.run.attack.AttackPlan;
import org.leadlight.run.attack.AttackerKind;
import org.leadlight.tensor.TensorRuntime;

/** Makes attackers by their kinds. */
public final class Attackers {

  /** The attackers that this class makes. */
  public static final List<AttackerKind> KINDS =
      List.of(
          AttackerKind.NEAREST_L2,
          AttackerKind.NEAREST_COSINE,
          AttackerKind.SIGN_FLIPPED,
          AttackerKind.TOP_K_LANGUAGE_MODEL,
          AttackerKind.RIDGE,
          AttackerKind.MLP,
          AttackerKind.SEQUENCE,
          AttackerKind.AVERAGED_NEAREST,
          AttackerKind.AVERAGED_MLP);

  private static final AttackBudget MLP_BUDGET = new AttackBudget(1000, 24, 1500);
  private static final AttackBudget SEQUENCE_BUDGET = new AttackBudget(1000, 24, 2000);

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
      case TOP_K_LANGUAGE_MODEL -> Stream.of(new TopKAttacker(runtime, base));
      case RIDGE -> Stream.of(new RidgeAttacker(runtime, base));
      case AVERAGED_NEAREST -> averaged(kind, AttackerKind.NEAREST_L2, plan);
      case AVERAGED_MLP -> averaged(kind, AttackerKind.MLP, plan);
      case MLP -> Stream.of(new InverterAttacker(runtime, base, kind, MLP_BUDGET));
      case SEQUENCE -> Stream.of(new InverterAttacker(runtime, base, kind, SEQUENCE_BUDGET));
      default ->
          throw new IllegalArgumentException("no attacker makes " + kind.id() + " of " + plan);
    };
  }

  private Stream<Attacker> averaged(AttackerKind kind, AttackerKind single, AttackPlan plan) {
    return plan.releases().stream()
        .flatMap(
            count -> of(single, plan).map(reader -> new AveragedAttacker(reader, kind, count)));
  }
}
