package org.leadlight.app.shell;

import java.util.Locale;

/** What a person chose of the window's colours. */
public enum ThemeChoice {
  /** As the system has it, now and whenever it changes. */
  SYSTEM,
  /** Always light. */
  LIGHT,
  /** Always dark. */
  DARK;

  /** The choice after this one, as the switch goes round. */
  public ThemeChoice next() {
    return values()[(ordinal() + 1) % values().length];
  }

  /** The choice as it is kept in files. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The choice of a word; the system's where it is none. */
  static ThemeChoice of(String word) {
    for (ThemeChoice choice : values()) {
      if (choice.word().equals(word)) {
        return choice;
      }
    }
    return SYSTEM;
  }
}
