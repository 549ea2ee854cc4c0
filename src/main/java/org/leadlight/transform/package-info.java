/**
 * The Stained Glass Transform: the cloak that gives each embedding a mean shift and a standard
 * deviation, and the pair of passes, clean and noisy, that it is trained by.
 */
@NullMarked
package org.leadlight.transform;

import org.jspecify.annotations.NullMarked;
