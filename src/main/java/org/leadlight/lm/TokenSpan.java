package org.leadlight.lm;

/**
 * One token and the characters it stands for.
 *
 * @param id its id
 * @param start its first character, a UTF-16 index into the encoded text
 * @param end one past its last character
 */
public record TokenSpan(int id, int start, int end) {}
