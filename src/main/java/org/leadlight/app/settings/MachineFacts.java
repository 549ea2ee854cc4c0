package org.leadlight.app.settings;

import java.util.List;

/**
 * What this window is, what it runs on, and where it looks.
 *
 * @param versions the program, Java, JavaFX and the system, line by line
 * @param processors cores
 * @param hub where models lie that were fetched from the Hugging Face hub
 * @param engine where the engine's native libraries are unpacked
 */
public record MachineFacts(List<String> versions, int processors, String hub, String engine) {

  /** Before it was asked for. */
  public static final MachineFacts UNKNOWN = new MachineFacts(List.of(), 0, "", "");

  /** Keeps its own copy. */
  public MachineFacts {
    versions = List.copyOf(versions);
  }
}
