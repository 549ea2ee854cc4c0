package org.leadlight.tensor;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * Which route each operation takes: the result of the self-test, kept in checkpoints and reports
 * because it decides the last bits of every number.
 *
 * @param routes one route for every operation
 */
public record AtenChoices(Map<AtenOperation, AtenRoute> routes) {

  /** Fills up what is not named with {@link AtenRoute#COMPOSED}. */
  public AtenChoices {
    Map<AtenOperation, AtenRoute> all = new EnumMap<>(AtenOperation.class);
    for (AtenOperation operation : AtenOperation.values()) {
      all.put(operation, routes.getOrDefault(operation, AtenRoute.COMPOSED));
    }
    routes = Collections.unmodifiableMap(all);
  }

  /** The same route for every operation. */
  public static AtenChoices all(AtenRoute route) {
    Map<AtenOperation, AtenRoute> routes = new EnumMap<>(AtenOperation.class);
    for (AtenOperation operation : AtenOperation.values()) {
      routes.put(operation, route);
    }
    return new AtenChoices(routes);
  }

  /** The route of one operation. */
  public AtenRoute route(AtenOperation operation) {
    return routes.getOrDefault(operation, AtenRoute.COMPOSED);
  }

  /** These choices with one changed. */
  public AtenChoices with(AtenOperation operation, AtenRoute route) {
    Map<AtenOperation, AtenRoute> changed = new EnumMap<>(routes);
    changed.put(operation, route);
    return new AtenChoices(changed);
  }
}
