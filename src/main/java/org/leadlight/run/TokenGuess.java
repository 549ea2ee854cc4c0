package org.leadlight.run;

/**
 * What one reader makes of one transformed token.
 *
 * @param text of the token that it names
 * @param rank of the true token among all by its scores, 1 when it was read
 */
public record TokenGuess(String text, int rank) {}
