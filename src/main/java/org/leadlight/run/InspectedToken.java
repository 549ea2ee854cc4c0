package org.leadlight.run;

/**
 * One transformed token of an inspected prompt.
 *
 * @param start its first character in the prompt
 * @param end one past its last character
 * @param guess the text of the token that the nearest-neighbour reader names
 * @param rank of the true token among all tokens by nearness (L2), 1 when it was read
 * @param isPrivate whether it overlaps a private span
 */
public record InspectedToken(int start, int end, String guess, int rank, boolean isPrivate) {}
