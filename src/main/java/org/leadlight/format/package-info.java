/**
 * Readers and writers of the files around a model, without tensors: safetensors headers, {@code
 * config.json}, conversations, tables. What the catalogue, the estimate and the previews need, and
 * what every damaged file is refused by.
 */
@NullMarked
package org.leadlight.format;

import org.jspecify.annotations.NullMarked;
