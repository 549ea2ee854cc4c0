package org.leadlight.app.shell;

import java.util.Locale;
import javafx.scene.input.KeyCombination;

/** The keys that work anywhere in the window, in the order in which the help lists them. */
public enum Shortcut {
  /** Starts the recipe. */
  START("Shortcut+Enter"),
  /** Stops the run shown. */
  STOP("Shortcut+Period"),
  /** Pauses the run shown, or lets it go on. */
  PAUSE("Shortcut+P"),
  /** Goes over to the run that is steered, or to the next recipe. */
  SIDE("Shortcut+D"),
  /** Sets the numbers back to those before the newest change. */
  BACK("Shortcut+B"),
  /** Evaluates the run shown now. */
  EVALUATE("Shortcut+M"),
  /** Opens the ways to export the charts. */
  EXPORT("Shortcut+E"),
  /** Copies the recipe as a command. */
  COPY_AS_COMMAND("Shift+Shortcut+C"),
  /** Opens or folds what leaves the device. */
  WORDS("Shortcut+L"),
  /** Goes to the workbench. */
  WORKBENCH("Shortcut+1"),
  /** Goes to the runs. */
  RUNS("Shortcut+2"),
  /** Goes to the privacy of a run. */
  PRIVACY("Shortcut+3"),
  /** Goes to the settings. */
  SETTINGS("Shortcut+Comma"),
  /** Goes to the lessons. */
  LEARN("Shortcut+6"),
  /** Shows the lesson in large type on the whole screen, or goes back. */
  PRESENT("F11"),
  /** Moves to the next part of the window. */
  NEXT_PART("F6"),
  /** Moves to the part before. */
  PREVIOUS_PART("Shift+F6"),
  /** Goes on to the next theme. */
  THEME("Shortcut+T"),
  /** Shows the keys. */
  KEYBOARD("Shortcut+Slash"),
  /** Takes the tour of the workbench. */
  TOUR("Shift+F1"),
  /** Shows the page of the guide about the screen. */
  HELP("F1");

  private final KeyCombination keys;

  Shortcut(String keys) {
    this.keys = KeyCombination.valueOf(keys);
  }

  /** What to press. */
  public KeyCombination keys() {
    return keys;
  }

  /** The key of the sentence that says what it does. */
  public String textKey() {
    return "shortcut." + name().toLowerCase(Locale.ROOT);
  }
}
