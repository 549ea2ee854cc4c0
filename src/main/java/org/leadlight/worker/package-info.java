/**
 * The process that trains: it claims a run, hosts its loop, records what happens, beats, and obeys
 * commands. The command line's foreground training is the same code.
 */
@NullMarked
package org.leadlight.worker;

import org.jspecify.annotations.NullMarked;
