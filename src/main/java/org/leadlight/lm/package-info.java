/**
 * Frozen causal language models: the decoder families with their layers, rotary positions, the
 * tokenizer and the chat template. A model never asks for gradients to its weights; gradients flow
 * through it to the embeddings it is given.
 */
@NullMarked
package org.leadlight.lm;

import org.jspecify.annotations.NullMarked;
