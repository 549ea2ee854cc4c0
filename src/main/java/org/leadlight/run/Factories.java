package org.leadlight.run;

import static org.leadlight.run.Side.BALANCE;
import static org.leadlight.run.Side.HIDE_THE_PROMPT;
import static org.leadlight.run.Side.KEEP_THE_ANSWERS;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadlight.run.ComponentDeclaration.Place;

/** The loss factories a recipe may name. */
public final class Factories {

  /** The interpolation factor between the two sides, in [0, 1]. */
  public static final String ALPHA = "alpha";

  /** Weight of the cosine distance at the distillation layer. */
  public static final String COSINE = "distillation_layer_cosine_distance_loss_weight";

  /** Weight of the relative l2 distance at the distillation layer. */
  public static final String L2 = "distillation_layer_l2_distance_loss_weight";

  /** Weight of the log ratio of the largest to the mean standard deviation. */
  public static final String STD_LOG_RATIO = "std_log_ratio_loss_weight";

  /** Weight of the similarity of clean and noisy input embeddings. */
  public static final String SIMILARITY = "input_embedding_similarity_loss_weight";

  /** Weight of the negative entropy of the noise (extension). */
  public static final String ENTROPY = "gaussian_entropy_log_loss_weight";

  /** Weight of the inverse power law of the displacement (extension). */
  public static final String CATALYST = "inverse_l2_power_law_catalyst_loss_weight";

  /** Weight of the cross entropy of the answers. */
  public static final String CROSS_ENTROPY = "distillation_cross_entropy_loss_weight";

  /** Weight of what keeps the answers beside the mutual information. */
  public static final String UTILITY = "utility_loss_weight";

  /** Weight of the bound of the mutual information. */
  public static final String MUTUAL_INFORMATION = "mutual_information_loss_weight";

  /** Steps over which the weight of the mutual information rises from 0. */
  public static final String MUTUAL_INFORMATION_WARM_UP = "mutual_information_warm_up_steps";

  /** Weight of the absolute cosine of clean and noisy input embeddings. */
  public static final String ABSOLUTE_COSINE = "absolute_cosine_similarity_penalty_weight";

  /** Weight of the distance of a shifted embedding from the usual norm. */
  public static final String MEDIAN_NORM = "median_norm_penalty_weight";

  private static final ComponentDeclaration COSINE_DISTANCE =
      new ComponentDeclaration("distillation_layer_cosine_distance_loss", KEEP_THE_ANSWERS, COSINE);

  private static final ComponentDeclaration L2_DISTANCE =
      new ComponentDeclaration("distillation_layer_l2_distance_loss", KEEP_THE_ANSWERS, L2);

  private static final ComponentDeclaration KL_DIVERGENCE =
      ComponentDeclaration.measured("distillation_kl_divergence", KEEP_THE_ANSWERS);

  private static final ComponentDeclaration ABSOLUTE_COSINE_PENALTY =
      new ComponentDeclaration(
          "absolute_cosine_similarity_penalty", HIDE_THE_PROMPT, ABSOLUTE_COSINE);

  private static final ComponentDeclaration MEDIAN_NORM_PENALTY =
      new ComponentDeclaration("median_norm_penalty", HIDE_THE_PROMPT, MEDIAN_NORM);

  private static final ComponentDeclaration NOISE_ENTROPY =
      new ComponentDeclaration("gaussian_entropy_log_loss", HIDE_THE_PROMPT, ENTROPY);

  /** The documented factory with its extensions ({@code mathematics.md} 8, F1). */
  public static final FactoryDeclaration DISTILLATION =
      new FactoryDeclaration(
          List.of(
              new Tunable(ALPHA, "", 0, 1, Scale.LINEAR, BALANCE, 0.6),
              Tunable.weight(COSINE, KEEP_THE_ANSWERS, 30),
              Tunable.weight(L2, KEEP_THE_ANSWERS, 1),
              Tunable.weight(ENTROPY, HIDE_THE_PROMPT, 0.3),
              Tunable.weight(SIMILARITY, HIDE_THE_PROMPT, 0.1),
              Tunable.weight(STD_LOG_RATIO, HIDE_THE_PROMPT, 0.3),
              Tunable.weight(CATALYST, HIDE_THE_PROMPT, 0.1)),
          List.of(
              COSINE_DISTANCE,
              L2_DISTANCE,
              NOISE_ENTROPY,
              new ComponentDeclaration(
                  "input_embedding_similarity_loss", HIDE_THE_PROMPT, SIMILARITY),
              new ComponentDeclaration("std_log_ratio_loss", HIDE_THE_PROMPT, STD_LOG_RATIO),
              new ComponentDeclaration(
                  "inverse_l2_power_law_catalyst_loss", HIDE_THE_PROMPT, CATALYST)),
          Optional.of(ALPHA),
          Optional.empty(),
          true,
          1,
          standard("distillation", 5, demonstrationWeights()));

  /** The cross entropy of the answers ({@code mathematics.md} 8, F2). */
  public static final FactoryDeclaration CROSS_ENTROPY_DISTILLATION =
      new FactoryDeclaration(
          List.of(
              Tunable.weight(CROSS_ENTROPY, KEEP_THE_ANSWERS, 1),
              Tunable.weight(ABSOLUTE_COSINE, HIDE_THE_PROMPT, 0.1),
              Tunable.weight(ENTROPY, HIDE_THE_PROMPT, 0.05),
              Tunable.weight(MEDIAN_NORM, HIDE_THE_PROMPT, 0.1)),
          List.of(
              new ComponentDeclaration(
                  "distillation_cross_entropy_loss", KEEP_THE_ANSWERS, CROSS_ENTROPY),
              KL_DIVERGENCE,
              ABSOLUTE_COSINE_PENALTY,
              NOISE_ENTROPY,
              MEDIAN_NORM_PENALTY),
          Optional.empty(),
          Optional.empty(),
          false,
          1,
          standard("cross_entropy", null, crossEntropyWeights()));

  /** A bound of the mutual information ({@code mathematics.md} 8, F3). */
  public static final FactoryDeclaration MUTUAL_INFORMATION_DISTILLATION =
      new FactoryDeclaration(
          List.of(
              Tunable.weight(UTILITY, KEEP_THE_ANSWERS, 1),
              Tunable.weight(COSINE, KEEP_THE_ANSWERS, 30),
              Tunable.weight(L2, KEEP_THE_ANSWERS, 1),
              Tunable.weight(MUTUAL_INFORMATION, HIDE_THE_PROMPT, 0.1),
              Tunable.weight(ABSOLUTE_COSINE, HIDE_THE_PROMPT, 0.1),
              Tunable.weight(ENTROPY, HIDE_THE_PROMPT, 0.05),
              Tunable.weight(MEDIAN_NORM, HIDE_THE_PROMPT, 0.1),
              new Tunable(
                  MUTUAL_INFORMATION_WARM_UP, "steps", 1, 1e4, Scale.LOG_OR_OFF, BALANCE, 100)),
          List.of(
              new ComponentDeclaration("distillation_cross_entropy_loss", KEEP_THE_ANSWERS, UTILITY)
                  .at(Place.LOGITS),
              KL_DIVERGENCE.at(Place.LOGITS),
              new ComponentDeclaration(
                  COSINE_DISTANCE.key(), KEEP_THE_ANSWERS, List.of(UTILITY, COSINE), Place.LAYER),
              new ComponentDeclaration(
                  L2_DISTANCE.key(), KEEP_THE_ANSWERS, List.of(UTILITY, L2), Place.LAYER),
              new ComponentDeclaration(
                  "mutual_information_loss", HIDE_THE_PROMPT, MUTUAL_INFORMATION),
              ABSOLUTE_COSINE_PENALTY,
              NOISE_ENTROPY,
              MEDIAN_NORM_PENALTY,
              ComponentDeclaration.measured("mutual_information_maha_ab", HIDE_THE_PROMPT),
              ComponentDeclaration.measured("mutual_information_maha_ba", HIDE_THE_PROMPT),
              ComponentDeclaration.measured("mutual_information_ratio_ab", HIDE_THE_PROMPT),
              ComponentDeclaration.measured("mutual_information_ratio_ba", HIDE_THE_PROMPT)),
          Optional.empty(),
          Optional.of(new WarmUp(MUTUAL_INFORMATION, MUTUAL_INFORMATION_WARM_UP)),
          true,
          2,
          standard("mutual_information", 5, informationWeights()));

  private static final List<FactoryDeclaration> ALL =
      List.of(DISTILLATION, CROSS_ENTROPY_DISTILLATION, MUTUAL_INFORMATION_DISTILLATION);

  private Factories() {}

  /** Every factory, in the order a person should meet them. */
  public static List<FactoryDeclaration> all() {
    return ALL;
  }

  /** The factory of this name, empty when there is none. */
  public static Optional<FactoryDeclaration> find(String id) {
    return ALL.stream().filter(factory -> factory.id().equals(id)).findFirst();
  }

  private static LossSpec standard(String id, @Nullable Integer layer, Map<String, Double> values) {
    return new LossSpec(id, layer, values, SimilarityMode.ABSOLUTE, 1.0, 1.0);
  }

  private static Map<String, Double> demonstrationWeights() {
    Map<String, Double> values = new LinkedHashMap<>();
    values.put(ALPHA, 0.6);
    values.put(COSINE, 30.0);
    values.put(L2, 0.0);
    values.put(ENTROPY, 0.3);
    values.put(SIMILARITY, 0.1);
    values.put(STD_LOG_RATIO, 0.0);
    values.put(CATALYST, 0.0);
    return values;
  }

  private static Map<String, Double> crossEntropyWeights() {
    Map<String, Double> values = new LinkedHashMap<>();
    values.put(CROSS_ENTROPY, 1.0);
    values.put(ABSOLUTE_COSINE, 0.1);
    values.put(ENTROPY, 0.05);
    values.put(MEDIAN_NORM, 0.0);
    return values;
  }

  private static Map<String, Double> informationWeights() {
    Map<String, Double> values = new LinkedHashMap<>();
    values.put(UTILITY, 1.0);
    values.put(COSINE, 30.0);
    values.put(L2, 0.0);
    values.put(MUTUAL_INFORMATION, 0.01);
    values.put(ABSOLUTE_COSINE, 0.15);
    values.put(ENTROPY, 0.45);
    values.put(MEDIAN_NORM, 0.0);
    values.put(MUTUAL_INFORMATION_WARM_UP, 100.0);
    return values;
  }
}
