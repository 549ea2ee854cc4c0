package org.leadlight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every link and every picture of the documentation leads to a file that is there. */
class GuideLinksTest {

  private static final Path DOCS = Path.of("docs");
  private static final Path GUIDE = DOCS.resolve("guide");
  private static final Pattern LINK = Pattern.compile("]\\(([^)#\\s]+)(?:#[^)\\s]*)?\\)");

  static List<Path> pages() throws IOException {
    try (Stream<Path> docs = Files.walk(DOCS);
        Stream<Path> top = Files.list(Path.of(""))) {
      return Stream.concat(docs, top).filter(file -> file.toString().endsWith(".md")).toList();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void whatAPageLeadsToIsThere(Path page) {
    Set<String> missing =
        targets(page)
            .filter(target -> !Files.exists(seenFrom(page, target)))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(Set.of(), missing, page.toString());
  }

  @Test
  void theGuideLeadsOnlyToItselfAndToPicturesSoThatItWorksInTheWindow() throws IOException {
    Path pictures = DOCS.resolve("pictures");
    for (Path page : pages().stream().filter(file -> file.startsWith(GUIDE)).toList()) {
      targets(page)
          .map(target -> seenFrom(page, target))
          .forEach(
              target ->
                  assertEquals(
                      true,
                      target.getParent().equals(pictures)
                          || target.startsWith(GUIDE) && target.toString().endsWith(".md"),
                      page + " leads to " + target));
    }
  }

  @Test
  void everyPageOfTheGuideIsReachedFromItsFirst() throws IOException {
    Set<Path> reached = new TreeSet<>();
    Deque<Path> next = new ArrayDeque<>(List.of(GUIDE.resolve("index.md")));
    while (!next.isEmpty()) {
      Path page = next.pop();
      if (reached.add(page)) {
        targets(page)
            .map(target -> seenFrom(page, target))
            .filter(target -> target.toString().endsWith(".md"))
            .forEach(next::push);
      }
    }
    Set<Path> all =
        pages().stream()
            .filter(page -> page.startsWith(GUIDE))
            .collect(Collectors.toCollection(TreeSet::new));
    assertFalse(all.isEmpty());
    assertEquals(all, reached);
  }

  private static Stream<String> targets(Path page) {
    try {
      return LINK.matcher(Files.readString(page))
          .results()
          .map(found -> found.group(1))
          .filter(target -> !target.contains("://") && !target.startsWith("mailto:"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path seenFrom(Path page, String target) {
    Path folder = page.getParent();
    return (folder == null ? Path.of(target) : folder.resolve(target)).normalize();
  }
}
