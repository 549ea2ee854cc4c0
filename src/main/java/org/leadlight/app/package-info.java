/**
 * The window: opens JavaFX, puts the screens together in one composition root and closes everything
 * in order. Screens live in packages of their own and meet the rest of the program only through the
 * workspace.
 */
@NullMarked
package org.leadlight.app;

import org.jspecify.annotations.NullMarked;
