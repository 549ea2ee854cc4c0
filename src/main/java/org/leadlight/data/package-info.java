/**
 * From conversations to batches: token ids, noise mask and loss mask in an order that depends on
 * the seed alone and can be entered at any step.
 */
@NullMarked
package org.leadlight.data;

import org.jspecify.annotations.NullMarked;
