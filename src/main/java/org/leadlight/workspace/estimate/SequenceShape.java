package org.leadlight.workspace.estimate;

import org.leadlight.format.ModelConfig;
import org.leadlight.format.TextLengths;

/**
 * How many tokens a sequence has, guessed from its characters.
 *
 * @param tokens of a sequence, padding included, on average
 * @param longest of the longest sequence
 * @param answerTokens positions at which the distillation compares, on average
 */
public record SequenceShape(double tokens, double longest, double answerTokens) {

  private static final int SMALL_VOCABULARY = 8_000;
  private static final double CHARACTERS_PER_TOKEN_SMALL = 3.5; // measured on the demonstration
  private static final double CHARACTERS_PER_TOKEN = 4.2;
  private static final double TEMPLATE_TOKENS = 3; // around each message
  private static final double PADDING = 1.04; // of batches formed from sorted pools

  /** The shape of conversations read by a model. */
  public static SequenceShape of(TextLengths texts, ModelConfig model) {
    double perToken =
        model.vocabularySize() < SMALL_VOCABULARY
            ? CHARACTERS_PER_TOKEN_SMALL
            : CHARACTERS_PER_TOKEN;
    double template = TEMPLATE_TOKENS * texts.meanMessages();
    double context = model.contextLength();
    return new SequenceShape(
        Math.min(context, PADDING * (texts.meanCharacters() / perToken + template)),
        Math.min(context, texts.longestCharacters() / perToken + template),
        Math.min(context, texts.meanAnswerCharacters() / perToken + 1));
  }
}
