package org.leadlight.lm;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Who speaks in a conversation. */
public enum ChatRole {
  /** The instructions. */
  SYSTEM,
  /** The person. */
  USER,
  /** The model. */
  ASSISTANT;

  /** The role's name in conversations and templates: lower case. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The role of a name.
   *
   * @param text for example {@code user}
   * @return empty when no role is called so
   */
  public static Optional<ChatRole> of(String text) {
    return Arrays.stream(values()).filter(role -> role.text().equals(text)).findFirst();
  }
}
