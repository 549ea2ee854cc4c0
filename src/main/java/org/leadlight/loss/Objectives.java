package org.leadlight.loss;

import java.util.ArrayList;
import java.util.List;

/** Which terms each factory adds up ({@code mathematics.md} 8). Arguments are checked before. */
final class Objectives {

  private Objectives() {}

  /** F1: (1 - alpha) (w_cos cosine + w_l2 l2) + alpha (the terms that hide). */
  static Objective distillation(
      double alpha,
      double stdLogRatioWeight,
      double similarityWeight,
      double cosineWeight,
      double l2Weight,
      DistillationOptions options,
      double largestDeviation) {
    return Objective.interpolation(
        alpha,
        List.of(
            Term.cosineDistance(cosineWeight),
            Term.l2Distance(l2Weight),
            Term.gaussianEntropyLog(options.entropyWeight()),
            Term.similarity(similarityWeight, options.similarityMode()),
            Term.stdLogRatio(stdLogRatioWeight, largestDeviation),
            Term.catalyst(
                options.catalystWeight(),
                options.characteristicLength(),
                options.exponentOfDecay())));
  }

  /** F2: w_ce CE + w_acs |cos| + w_mnp norm + w_ent entropy. */
  static Objective crossEntropy(
      double crossEntropyWeight,
      double absoluteCosineWeight,
      double medianNormWeight,
      CrossEntropyOptions options,
      double medianNorm) {
    return Objective.sum(
        List.of(
            Term.crossEntropy(crossEntropyWeight),
            Term.klDivergence(0),
            Term.absoluteCosineSimilarity(absoluteCosineWeight),
            Term.gaussianEntropyLog(options.entropyWeight()),
            Term.medianNorm(medianNormWeight, medianNorm)));
  }

  /** F3: w_u U + w_mi MI + w_acs |cos| + w_mnp norm + w_ent entropy. */
  static Objective mutualInformation(
      boolean atLogits,
      double utilityWeight,
      double mutualInformationWeight,
      double absoluteCosineWeight,
      double medianNormWeight,
      MutualInformationOptions options,
      double medianNorm) {
    List<Term> terms = new ArrayList<>();
    if (atLogits) {
      terms.add(Term.crossEntropy(utilityWeight));
      terms.add(Term.klDivergence(0));
    } else {
      terms.add(Term.cosineDistance(utilityWeight * options.cosineDistanceWeight()));
      terms.add(Term.l2Distance(utilityWeight * options.l2DistanceWeight()));
    }
    terms.add(Term.mutualInformation(mutualInformationWeight));
    terms.add(Term.absoluteCosineSimilarity(absoluteCosineWeight));
    terms.add(Term.gaussianEntropyLog(options.entropyWeight()));
    terms.add(Term.medianNorm(medianNormWeight, medianNorm));
    terms.add(Term.squaredDistance("mutual_information_maha_ab", SequencePairs::forth));
    terms.add(Term.squaredDistance("mutual_information_maha_ba", SequencePairs::back));
    terms.add(Term.logDeviationRatio("mutual_information_ratio_ab", SequencePairs::forth));
    terms.add(Term.logDeviationRatio("mutual_information_ratio_ba", SequencePairs::back));
    return Objective.sum(terms);
  }
}
