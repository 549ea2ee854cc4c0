/**
 * The ground that computes: starts libtorch through DJL, places tensors on a device, calls what DJL
 * leaves out through the foreign function interface with a plain twin for each call, maps weights
 * from disk, and draws noise that depends on its key alone. Native handles are used in this room
 * only.
 */
@NullMarked
package org.leadlight.tensor;

import org.jspecify.annotations.NullMarked;
