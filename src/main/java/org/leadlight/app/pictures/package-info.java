/**
 * Pictures of every screen, made by a command: a list of scenes, and the studio that takes them.
 */
@NullMarked
package org.leadlight.app.pictures;

import org.jspecify.annotations.NullMarked;
