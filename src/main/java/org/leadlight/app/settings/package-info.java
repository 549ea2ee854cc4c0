/** The screen of settings: the workspace, the window's looks, the machine, the logs, the errors. */
@NullMarked
package org.leadlight.app.settings;

import org.jspecify.annotations.NullMarked;
