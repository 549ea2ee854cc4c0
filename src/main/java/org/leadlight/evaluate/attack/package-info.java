/**
 * The attackers: who tries to read the words of what left, with controls that tell a broken
 * attacker from a good transform ({@code mathematics.md} 14).
 */
@NullMarked
package org.leadlight.evaluate.attack;

import org.jspecify.annotations.NullMarked;
