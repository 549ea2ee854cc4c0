package org.leadlight.run;

/**
 * What a look at one thing of this machine or installation found.
 *
 * @param area what it belongs to, such as "desktop"
 * @param subject what was looked at, such as "fonts"
 * @param verdict how it stands
 * @param found what is there, or is not, in a few words
 * @param remedy what to do about it, one sentence; empty when there is nothing to do
 */
public record Finding(String area, String subject, Verdict verdict, String found, String remedy) {

  /** How a thing stands. */
  public enum Verdict {
    /** It is there and works. */
    GOOD,
    /** It is not there or not as it could be, and the program works without. */
    ASIDE,
    /** It is missing and the program needs it. */
    MISSING
  }

  /** It is there and works. */
  public static Finding good(String area, String subject, String found) {
    return new Finding(area, subject, Verdict.GOOD, found, "");
  }

  /** The program works without it. */
  public static Finding aside(String area, String subject, String found, String remedy) {
    return new Finding(area, subject, Verdict.ASIDE, found, remedy);
  }

  /** The program needs it. */
  public static Finding missing(String area, String subject, String found, String remedy) {
    return new Finding(area, subject, Verdict.MISSING, found, remedy);
  }
}
