/** Commands that measure the window. */
@NullMarked
package org.leadlight.app.bench;

import org.jspecify.annotations.NullMarked;
