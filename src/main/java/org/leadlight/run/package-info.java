/**
 * What a run is: the recipe of a training as plain records, its validation, the tunables with their
 * units and ranges, what each loss factory declares, and the JSON form. Pure data: nothing here
 * knows tensors, files, databases or windows.
 */
@NullMarked
package org.leadlight.run;

import org.jspecify.annotations.NullMarked;
