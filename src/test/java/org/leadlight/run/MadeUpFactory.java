package org.leadlight.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A factory the program has never heard of: every weight has a component of its own. */
public final class MadeUpFactory {

  private MadeUpFactory() {}

  /** A factory without alpha and layers; each of its tunables begins with its usual value. */
  public static FactoryDeclaration of(String id, Tunable... tunables) {
    Map<String, Double> values = new LinkedHashMap<>();
    for (Tunable tunable : tunables) {
      values.put(tunable.key(), tunable.usual());
    }
    List<ComponentDeclaration> components =
        List.of(tunables).stream()
            .map(t -> new ComponentDeclaration(t.key() + "_component", t.side(), t.key()))
            .toList();
    return new FactoryDeclaration(
        List.of(tunables),
        components,
        Optional.empty(),
        Optional.empty(),
        false,
        1,
        new LossSpec(id, null, values, SimilarityMode.ABSOLUTE, 1, 1));
  }

  /** A weight from 1e-4 to 1e2, off among its states. */
  public static Tunable weight(String key, Side side, double usual) {
    return Tunable.weight(key, side, usual);
  }
}
