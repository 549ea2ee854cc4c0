/** What the desktop must offer before a window can be opened. */
@NullMarked
package org.leadlight.app.desktop;

import org.jspecify.annotations.NullMarked;
