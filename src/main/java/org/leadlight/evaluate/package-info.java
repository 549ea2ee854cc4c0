/**
 * What a transform is worth: whether the answers are kept, how strong the noise is, and what a
 * reader of the embeddings recovers, each figure with its count and interval ({@code
 * mathematics.md} 13).
 */
@NullMarked
package org.leadlight.evaluate;

import org.jspecify.annotations.NullMarked;
