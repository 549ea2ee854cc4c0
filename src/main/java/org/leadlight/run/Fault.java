package org.leadlight.run;

/**
 * Something in a recipe that cannot be run.
 *
 * @param path where: the path of the setting in the JSON form
 * @param sentence what is wrong, what is allowed and what to do, in one sentence
 */
public record Fault(String path, String sentence) {}
