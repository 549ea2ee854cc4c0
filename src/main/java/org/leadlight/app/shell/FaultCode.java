package org.leadlight.app.shell;

import java.util.Locale;

/**
 * A short name of a fault of the program: two words of four signs, equal for the same kind of fault
 * at the same place, whatever its message says of file names and numbers.
 */
public final class FaultCode {

  private static final int SIGNS = 4;
  private static final int RADIX = 36;
  private static final int WORDS = 1_679_616; // 36^4

  private FaultCode() {}

  /** The code of a fault. */
  public static String of(Throwable fault) {
    Throwable root = fault;
    int kind = 17;
    for (Throwable each = fault; each != null; each = each.getCause()) {
      root = each;
      kind = 31 * kind + each.getClass().getName().hashCode();
    }
    int place = 17;
    for (StackTraceElement frame : root.getStackTrace()) {
      if (frame.getClassName().startsWith("org.leadlight.")) {
        place = 31 * place + frame.getClassName().hashCode();
        place = 31 * place + frame.getMethodName().hashCode();
      }
    }
    return word(kind) + "-" + word(place);
  }

  private static String word(int hash) {
    String digits = Integer.toString(Math.floorMod(hash, WORDS), RADIX).toUpperCase(Locale.ROOT);
    return "0".repeat(SIGNS - digits.length()) + digits;
  }
}
