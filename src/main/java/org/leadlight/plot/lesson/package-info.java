/** The words and pictures of lessons, for the window and for a hand-out. */
@NullMarked
package org.leadlight.plot.lesson;

import org.jspecify.annotations.NullMarked;
