package org.leadlight.app.desktop;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.leadlight.run.Finding;

/**
 * What the desktop offers.
 *
 * @param display the name of the display
 * @param displayFault why it cannot be opened, empty when it can
 * @param fontFault why no text can be drawn, empty when it can
 * @param fonts how many fonts there are, where the system says so
 * @param missingLibraries libraries of a window that are not installed
 */
public record DesktopFacts(
    String display,
    Optional<String> displayFault,
    Optional<String> fontFault,
    OptionalInt fonts,
    List<String> missingLibraries) {

  private static final String AREA = "desktop";

  /** Keeps its own copy. */
  public DesktopFacts {
    missingLibraries = List.copyOf(missingLibraries);
  }

  /** The facts for the doctor: without a display the program works in the terminal. */
  public List<Finding> findings() {
    return List.of(displayFinding(), fontFinding(), libraryFinding());
  }

  private Finding displayFinding() {
    return displayFault
        .map(
            fault ->
                Finding.aside(
                    AREA,
                    "display",
                    fault,
                    "Nothing, unless a window is wanted: without one, training and pictures work"
                        + " from this terminal."))
        .orElseGet(() -> Finding.good(AREA, "display", display));
  }

  private Finding fontFinding() {
    if (fontFault.isEmpty()) {
      String count = fonts.isPresent() ? Integer.toString(fonts.getAsInt()) : "there";
      return Finding.good(AREA, "fonts", count + ", and the libraries that draw them");
    }
    return lacking("fonts", "no text can be drawn", fontFault.get());
  }

  private Finding libraryFinding() {
    if (missingLibraries.isEmpty()) {
      return Finding.good(AREA, "window libraries", "there");
    }
    String names = String.join(", ", missingLibraries);
    return lacking(
        "window libraries",
        "not installed: " + names,
        "For a window, install libgtk-3-0 and libxtst6.");
  }

  /** What only a window needs is missing only where there could be one. */
  private Finding lacking(String subject, String found, String remedy) {
    return displayFault.isPresent()
        ? Finding.aside(AREA, subject, found, remedy)
        : Finding.missing(AREA, subject, found, remedy);
  }
}
