package org.leadlight.cli;

import org.leadlight.run.UserMistakeException;
import picocli.CommandLine.Option;

/** Which validation conversations attackers read. */
final class VictimOptions {

  @Option(
      names = "--victims",
      paramLabel = "N",
      description = "Validation conversations that are read (200).")
  private int victims = 200;

  @Option(
      names = "--skip",
      paramLabel = "N",
      description = "Validation conversations before the first that is read (0).")
  private int skipped;

  /** How many are read. */
  int count() {
    return atLeast("--victims", victims, 1);
  }

  /** How many come before the first. */
  int skipped() {
    return atLeast("--skip", skipped, 0);
  }

  /** The number, which an option may not have below another. */
  static int atLeast(String option, int number, int least) {
    if (number < least) {
      throw new UserMistakeException(
          option + " is " + number + "; it must be at least " + least + ".");
    }
    return number;
  }
}
