package org.leadlight.run;

import org.jspecify.annotations.Nullable;

/**
 * One component which the {@code components()} closure of a factory returns.
 *
 * @param key the snake_case key of {@code mathematics.md} 6
 * @param side the wish it serves
 * @param weightKey the tunable that multiplies it in the total, or null when nothing does
 */
public record ComponentDeclaration(String key, Side side, @Nullable String weightKey) {}
