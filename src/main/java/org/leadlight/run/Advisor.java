package org.leadlight.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Points out combinations that are legal and questionable; each has a stable id. */
public final class Advisor {

  private Advisor() {}

  /** Every warning about a recipe that may start, in the order of the recipe. */
  public static List<Advice> advice(RunSpec spec) {
    List<Advice> advice = new ArrayList<>();
    LossSpec loss = spec.loss();
    Optional<FactoryDeclaration> factory = Factories.find(loss.factory());
    if (factory.isEmpty()) {
      return advice;
    }
    for (Side side : List.of(Side.KEEP_THE_ANSWERS, Side.HIDE_THE_PROMPT)) {
      if (isDead(factory.get(), side, loss)) {
        advice.add(deadSide(side));
      }
    }
    if (loss.value(Factories.SIMILARITY) > 0 && flipsTheSign(loss.similarityMode())) {
      advice.add(
          new Advice(
              "similarity-sign-flip",
              "loss.input_embedding_similarity_mode",
              "Similarity "
                  + loss.similarityMode()
                  + " is lowest at a sign flip, which gives every word away; use ABSOLUTE."));
    }
    if (loss.value(Factories.STD_LOG_RATIO) > 0 && loss.value(Factories.ENTROPY) == 0) {
      advice.add(
          new Advice(
              "few-loud-words",
              "loss." + Factories.STD_LOG_RATIO,
              "The std log ratio alone can be satisfied by a few loud words; add the entropy term."));
    }
    return List.copyOf(advice);
  }

  private static boolean flipsTheSign(SimilarityMode mode) {
    return mode == SimilarityMode.NORMALIZED || mode == SimilarityMode.RAW;
  }

  /** A side that has a share of the total and no weight to spend it on. */
  private static boolean isDead(FactoryDeclaration factory, Side side, LossSpec loss) {
    if (factory.alphaKey().isEmpty()) {
      return false;
    }
    double alpha = loss.value(factory.alphaKey().get());
    double share = side == Side.KEEP_THE_ANSWERS ? 1 - alpha : alpha;
    return share > 0
        && factory.tunables().stream()
            .filter(tunable -> tunable.side() == side)
            .allMatch(tunable -> loss.value(tunable.key()) == 0);
  }

  private static Advice deadSide(Side side) {
    String wish = side == Side.KEEP_THE_ANSWERS ? "keeps the answers" : "hides the prompt";
    return new Advice(
        "dead-side",
        "loss." + Factories.ALPHA,
        "Alpha gives a share to the side that "
            + wish
            + ", but all its weights are off; switch one on.");
  }
}
