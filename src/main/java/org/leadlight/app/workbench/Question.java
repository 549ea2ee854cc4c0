package org.leadlight.app.workbench;

import java.util.OptionalLong;

/**
 * What a typed prompt becomes.
 *
 * @param run the run whose transform is asked
 * @param prompt what was typed
 * @param step after which step; empty for the newest weights
 */
record Question(long run, String prompt, OptionalLong step) {}
