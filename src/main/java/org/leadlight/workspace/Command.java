package org.leadlight.workspace;

/**
 * A command that was requested and not yet decided.
 *
 * @param id its number
 * @param kind what is wanted
 * @param payload its details as JSON
 */
public record Command(long id, CommandKind kind, String payload) {}
