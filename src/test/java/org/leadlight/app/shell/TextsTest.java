package org.leadlight.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class TextsTest {

  /** Keys that code puts together from a name: their beginnings. */
  private static final List<String> COMPOSED =
      List.of(
          "charts.export.",
          "tunable.",
          "setting.",
          "tile.",
          "state.",
          "chip.",
          "choice.",
          "explain.",
          "factory.",
          "preset.",
          "source.",
          "status.",
          "theme.",
          "shortcut.",
          "component.",
          "measure.",
          "rate.",
          "asked.",
          "words.none.",
          "words.reader.",
          "runs.column.",
          "runs.measure.",
          "runs.state.",
          "privacy.state.",
          "privacy.role.",
          "privacy.control.",
          "privacy.verdict.",
          "tour.");

  private static final Pattern IN_FXML = Pattern.compile("\"%([a-z0-9._]+)\"");
  private static final Pattern IN_CODE = Pattern.compile("\"([a-z0-9_]+(?:\\.[a-z0-9_]+)+)\"");
  private static final Pattern ASKED =
      Pattern.compile("(?:get|format)\\(\\s*\"([a-z0-9_]+(?:\\.[a-z0-9_]+)+)\"");

  private final Set<String> keys = new TreeSet<>(Texts.load().bundle().keySet());

  @Test
  void everyTextThatAViewNamesIsThere() {
    Set<String> named = matches(IN_FXML, sources(Path.of("fxml"), ".fxml"));
    assertFalse(named.isEmpty());
    named.removeAll(keys);
    assertEquals(Set.of(), named, "missing in " + Texts.PATH);
  }

  @Test
  void everyTextThatCodeAsksForIsThere() {
    Set<String> asked = matches(ASKED, code());
    assertFalse(asked.isEmpty());
    asked.removeAll(keys);
    assertEquals(Set.of(), asked, "missing in " + Texts.PATH);
  }

  @Test
  void everyTextIsUsed() {
    Set<String> used = matches(IN_FXML, sources(Path.of("fxml"), ".fxml"));
    used.addAll(matches(IN_CODE, code()));
    Set<String> unused =
        keys.stream()
            .filter(key -> !used.contains(key))
            .filter(key -> COMPOSED.stream().noneMatch(key::startsWith))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(Set.of(), unused, "nobody shows these texts");
  }

  private static String code() {
    return sources(Path.of("src/main/java/org/leadlight/app"), ".java");
  }

  private static String sources(Path folder, String ending) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(ending))
          .map(TextsTest::read)
          .collect(Collectors.joining("\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> matches(Pattern pattern, String text) {
    Set<String> found = new TreeSet<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }
}
