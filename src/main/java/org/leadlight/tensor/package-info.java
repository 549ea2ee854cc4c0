/** Starting the engine, devices and memory, calls into libtorch, mapped weights, keyed noise. */
@NullMarked
package org.leadlight.tensor;

import org.jspecify.annotations.NullMarked;
