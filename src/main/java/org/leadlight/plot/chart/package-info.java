/**
 * A column of panels on one x axis: what it shows, how it is laid out and how it is drawn onto any
 * {@link org.leadlight.plot.Drawing}, the window's or a file's. Knows no JavaFX.
 */
@NullMarked
package org.leadlight.plot.chart;

import org.jspecify.annotations.NullMarked;
