/**
 * The lessons as data: what is asked of one, what is read of it, and the transforms they stand on.
 */
@NullMarked
package org.leadlight.run.lesson;

import org.jspecify.annotations.NullMarked;
