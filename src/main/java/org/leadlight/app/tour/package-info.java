/** The tour of the workbench: its steps, where a person is in it, and the card that shows it. */
@NullMarked
package org.leadlight.app.tour;

import org.jspecify.annotations.NullMarked;
