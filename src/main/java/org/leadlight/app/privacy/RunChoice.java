package org.leadlight.app.privacy;

/**
 * A run that can be looked at.
 *
 * @param id its number
 * @param name what a person calls it
 * @param steps steps wanted
 */
public record RunChoice(long id, String name, long steps) {}
