package org.leadlight.workspace;

import java.util.OptionalLong;

/**
 * What somebody wants to know: what a prompt becomes.
 *
 * @param id its number
 * @param run the run whose transform is asked
 * @param step after which step; empty for the newest weights
 * @param prompt as typed
 */
public record Question(long id, long run, OptionalLong step, String prompt) {}
