package org.leadlight;

/** Starts the window or the command line. */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    System.out.println("leadlight");
  }
}
