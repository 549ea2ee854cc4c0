package org.leadlight.workspace;

import java.io.IOException;

/** A process that does nothing until it is killed. */
final class SilentProcess {

  private SilentProcess() {}

  public static void main(String[] arguments) throws IOException {
    System.in.read(); // the parent never writes
  }
}
