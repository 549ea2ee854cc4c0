package org.leadlight.app.shell;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Scene;

/** What the keys of the window do; the one table behind them and behind their list. */
public final class Shortcuts {

  private final Map<Shortcut, Runnable> actions = new EnumMap<>(Shortcut.class);

  /** Gives a shortcut what it does. */
  public Shortcuts on(Shortcut shortcut, Runnable action) {
    actions.put(shortcut, action);
    return this;
  }

  /** Those that do something. */
  public List<Shortcut> used() {
    return List.copyOf(actions.keySet());
  }

  /** Does what a shortcut does, if it does something. */
  void run(Shortcut shortcut) {
    Optional.ofNullable(actions.get(shortcut)).ifPresent(Runnable::run);
  }

  /** Lets a scene obey from now on. */
  public void applyTo(Scene scene) {
    actions.forEach((shortcut, action) -> scene.getAccelerators().put(shortcut.keys(), action));
  }
}
