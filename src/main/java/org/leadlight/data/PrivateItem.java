package org.leadlight.data;

/**
 * A private item of a conversation, such as a whole telephone number.
 *
 * @param kind what it is, as its span says
 * @param positions its transformed tokens, at least one
 */
public record PrivateItem(String kind, int[] positions) {}
