/**
 * What attackers read of a run, as pure records with their JSON form ({@code mathematics.md} 14).
 */
@NullMarked
package org.leadlight.run.attack;

import org.jspecify.annotations.NullMarked;
