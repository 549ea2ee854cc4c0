package org.leadlight.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Points out combinations that are legal and questionable. Each has a stable id, under which the
 * guide has a page, {@code docs/guide/warnings/<id>.md}.
 */
public final class Advisor {

  private static final Map<String, AdviceRule> RULES = rules();

  private Advisor() {}

  /** Every id there is, in the order of importance. */
  public static List<String> ids() {
    return List.copyOf(RULES.keySet());
  }

  /** Every warning about a recipe whose model is not known, the most important first. */
  public static List<Advice> advice(RunSpec spec) {
    return advice(spec, Optional.empty());
  }

  /**
   * Every warning about a recipe that may start, the most important first.
   *
   * @param model figures of its model, empty while they are not known
   */
  public static List<Advice> advice(RunSpec spec, Optional<ModelFigures> model) {
    if (Factories.find(spec.loss().factory()).isEmpty()) {
      return List.of();
    }
    return RULES.entrySet().stream()
        .flatMap(
            entry ->
                entry.getValue().look(spec, model).stream()
                    .map(finding -> finding.called(entry.getKey())))
        .toList();
  }

  private static Map<String, AdviceRule> rules() {
    Map<String, AdviceRule> rules = new LinkedHashMap<>();
    rules.put("dead-side", AdviceRule::deadSide);
    rules.put("similarity-sign-flip", AdviceRule::similaritySignFlip);
    rules.put("few-loud-words", AdviceRule::fewLoudWords);
    rules.put("mean-encoding", AdviceRule::meanEncoding);
    rules.put("shallow-layer", AdviceRule::shallowLayer);
    rules.put("logits-collapse", AdviceRule::logitsCollapse);
    rules.put("information-shock", AdviceRule::informationShock);
    rules.put("norm-without-mean", AdviceRule::normWithoutMean);
    rules.put("noise-ceiling", AdviceRule::noiseCeiling);
    rules.put("one-seed", AdviceRule::oneSeed);
    return rules;
  }
}
