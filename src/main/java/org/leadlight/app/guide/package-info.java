/** The guide inside the window: its pages, read and set, and the part that shows them. */
@NullMarked
package org.leadlight.app.guide;

import org.jspecify.annotations.NullMarked;
