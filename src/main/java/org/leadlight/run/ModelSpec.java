package org.leadlight.run;

/**
 * Which frozen language model is trained against.
 *
 * @param source {@code bundled:frontdesk}, the path of a Hugging Face folder, or the hub name
 *     {@code owner/name} of one in the Hugging Face cache
 */
public record ModelSpec(String source) {}
