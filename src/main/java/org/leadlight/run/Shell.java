package org.leadlight.run;

import java.util.Locale;

/** The kind of terminal a command line is written for. */
public enum Shell {
  /** sh, bash, zsh. */
  POSIX("[A-Za-z0-9_./:=,@%+\\-]+") {
    @Override
    String wrap(String argument) {
      return "'" + argument.replace("'", "'\\''") + "'";
    }
  },
  /** The command prompt of Windows. */
  WINDOWS("[A-Za-z0-9_./:\\\\@+\\-]+") {
    @Override
    String wrap(String argument) {
      return '"' + argument.replaceAll("(\\\\*)\"", "$1$1\\\\\"") + '"';
    }
  };

  private final String plain;

  Shell(String plain) {
    this.plain = plain;
  }

  /** The shell of this machine. */
  public static Shell here() {
    boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("win");
    return windows ? WINDOWS : POSIX;
  }

  /** An argument as it must be typed to arrive to the letter. */
  public String quote(String argument) {
    return argument.matches(plain) ? argument : wrap(argument);
  }

  abstract String wrap(String argument);
}
