/**
 * The lessons, computed: each turns the place of its dial into words, numbers and a picture, on the
 * bundled model and on transforms that were trained beforehand.
 */
@NullMarked
package org.leadlight.evaluate.lesson;

import org.jspecify.annotations.NullMarked;
