package org.leadlight.lm;

/**
 * One turn of a conversation.
 *
 * @param role who speaks
 * @param content what is said
 */
public record ChatMessage(ChatRole role, String content) {}
