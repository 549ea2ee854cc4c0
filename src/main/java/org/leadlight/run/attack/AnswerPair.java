package org.leadlight.run.attack;

/**
 * A prompt with the answers written freely to it, clean and transformed.
 *
 * @param prompt the words
 * @param cleanAnswer to the clean prompt
 * @param transformedAnswer to what left
 * @param kept whether both are equal token for token
 */
public record AnswerPair(
    String prompt, String cleanAnswer, String transformedAnswer, boolean kept) {}
