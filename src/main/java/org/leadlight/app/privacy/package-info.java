/** The screen that shows what attackers read of a run. */
@NullMarked
package org.leadlight.app.privacy;

import org.jspecify.annotations.NullMarked;
