/** The commands of the program that need no window; the same code path as the window's. */
@NullMarked
package org.leadlight.cli;

import org.jspecify.annotations.NullMarked;
