package org.leadlight.evaluate.attack;

import java.util.List;
import org.leadlight.data.Example;
import org.leadlight.lm.CausalLanguageModel;

/**
 * What is attacked.
 *
 * @param base the frozen model
 * @param channel makes the releases
 * @param smallestSigma the channel with the smallest standard deviation everywhere: what a white
 *     box must read
 * @param attackerData the attacker's own conversations, disjoint from the transform's and from the
 *     victims
 * @param victims who is read
 */
public record AttackSubject(
    CausalLanguageModel base,
    ReleaseChannel channel,
    ReleaseChannel smallestSigma,
    List<Example> attackerData,
    Victims victims) {

  /** Keeps its own copy. */
  public AttackSubject {
    attackerData = List.copyOf(attackerData);
  }
}
