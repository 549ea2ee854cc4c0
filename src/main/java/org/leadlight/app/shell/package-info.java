/** The frame around every screen: views by name, texts, theme, icons, rail and status bar. */
@NullMarked
package org.leadlight.app.shell;

import org.jspecify.annotations.NullMarked;
