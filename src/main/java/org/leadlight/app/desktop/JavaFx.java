package org.leadlight.app.desktop;

import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Platform;

/** Starts JavaFX, once per process: on the screen, or without one. */
public final class JavaFx {

  private static final Logger LOG = Logger.getLogger("javafx");

  private JavaFx() {}

  /** Starts it where the system properties say and runs the first task on its thread. */
  public static void start(Runnable first) {
    // JavaFX warns of the class path, which is how this program is always started.
    LOG.setLevel(Level.SEVERE);
    Platform.startup(first);
  }

  /** Starts it without a display, drawn by the processor. */
  public static void startHeadless(Runnable first) {
    System.setProperty("glass.platform", "Headless");
    System.setProperty("prism.order", "sw");
    System.setProperty("java.awt.headless", "true");
    start(first);
  }
}
