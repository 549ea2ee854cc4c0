/** The chart column: several panels stacked on one x axis, drawn from primitive arrays. */
@NullMarked
package org.leadlight.app.chart;

import org.jspecify.annotations.NullMarked;
