/**
 * What promises to survive is killed, stopped, crowded and starved here. Each test has a short form
 * for every build; {@code -Dleadlight.full=true} runs the full form (docs/reliability.md).
 */
package org.leadlight.reliability;
