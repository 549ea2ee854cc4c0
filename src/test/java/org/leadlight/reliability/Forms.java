package org.leadlight.reliability;

/** How large the tests are. */
final class Forms {

  /** Whether the full forms run. */
  static final boolean FULL = Boolean.getBoolean("leadlight.full");

  private Forms() {}

  /** The number for the form that runs. */
  static int of(int small, int full) {
    return FULL ? full : small;
  }
}
