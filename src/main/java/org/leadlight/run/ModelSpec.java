package org.leadlight.run;

/**
 * Which frozen language model is trained against.
 *
 * @param source {@code bundled:frontdesk}, or the path of a Hugging Face folder
 */
public record ModelSpec(String source) {}
