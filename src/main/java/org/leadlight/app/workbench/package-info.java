/**
 * The workbench: the recipe panel, the run that is shown, its tiles and the thread that reads the
 * workspace for them. View models hold plain JavaFX properties and need no window; controllers only
 * bind.
 */
@NullMarked
package org.leadlight.app.workbench;

import org.jspecify.annotations.NullMarked;
