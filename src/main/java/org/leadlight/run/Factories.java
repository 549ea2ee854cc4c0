package org.leadlight.run;

import static org.leadlight.run.Side.BALANCE;
import static org.leadlight.run.Side.HIDE_THE_PROMPT;
import static org.leadlight.run.Side.KEEP_THE_ANSWERS;

import java.util.List;
import java.util.Optional;

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

  /** The documented factory with its extensions ({@code mathematics.md} 8, F1). */
  public static final FactoryDeclaration DISTILLATION =
      new FactoryDeclaration(
          "distillation",
          List.of(
              new Tunable(ALPHA, "", 0, 1, Scale.LINEAR, BALANCE, 0.6),
              Tunable.weight(COSINE, KEEP_THE_ANSWERS, 30),
              Tunable.weight(L2, KEEP_THE_ANSWERS, 1),
              Tunable.weight(ENTROPY, HIDE_THE_PROMPT, 0.3),
              Tunable.weight(SIMILARITY, HIDE_THE_PROMPT, 0.1),
              Tunable.weight(STD_LOG_RATIO, HIDE_THE_PROMPT, 0.3),
              Tunable.weight(CATALYST, HIDE_THE_PROMPT, 0.1)),
          List.of(
              new ComponentDeclaration(
                  "distillation_layer_cosine_distance_loss", KEEP_THE_ANSWERS, COSINE),
              new ComponentDeclaration("distillation_layer_l2_distance_loss", KEEP_THE_ANSWERS, L2),
              new ComponentDeclaration("gaussian_entropy_log_loss", HIDE_THE_PROMPT, ENTROPY),
              new ComponentDeclaration(
                  "input_embedding_similarity_loss", HIDE_THE_PROMPT, SIMILARITY),
              new ComponentDeclaration("std_log_ratio_loss", HIDE_THE_PROMPT, STD_LOG_RATIO),
              new ComponentDeclaration(
                  "inverse_l2_power_law_catalyst_loss", HIDE_THE_PROMPT, CATALYST)),
          Optional.of(ALPHA),
          true);

  private static final List<FactoryDeclaration> ALL = List.of(DISTILLATION);

  private Factories() {}

  /** Every factory, in the order a person should meet them. */
  public static List<FactoryDeclaration> all() {
    return ALL;
  }

  /** The factory of this name, empty when there is none. */
  public static Optional<FactoryDeclaration> find(String id) {
    return ALL.stream().filter(factory -> factory.id().equals(id)).findFirst();
  }
}
