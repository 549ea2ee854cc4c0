package org.leadlight.app.workbench;

import org.leadlight.app.shell.Texts;

/** How tunables are called; one the texts do not know goes by its key. */
final class TunableNames {

  private TunableNames() {}

  static String name(Texts texts, String key) {
    return texts.getOr("tunable." + key + ".name", key.replace('_', ' '));
  }
}
