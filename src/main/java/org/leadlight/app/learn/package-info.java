/** The screen of lessons. */
@NullMarked
package org.leadlight.app.learn;

import org.jspecify.annotations.NullMarked;
