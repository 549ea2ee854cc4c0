package org.leadlight.run;

/**
 * A warning: a combination that is legal and questionable.
 *
 * @param id stable name, the anchor of its page in the guide
 * @param path the setting it is about
 * @param sentence what to expect and what to do instead
 */
public record Advice(String id, String path, String sentence) {}
