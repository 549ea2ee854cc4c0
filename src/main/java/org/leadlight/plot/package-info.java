/** Figures without a toolkit: growing series, scales, ticks, decimation and a pixel rasteriser. */
@NullMarked
package org.leadlight.plot;

import org.jspecify.annotations.NullMarked;
