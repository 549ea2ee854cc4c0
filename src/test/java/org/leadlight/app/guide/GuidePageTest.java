package org.leadlight.app.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.leadlight.app.guide.GuidePage.Look;
import org.leadlight.app.guide.GuidePage.Piece;
import org.leadlight.run.Advisor;
import org.leadlight.run.Factories;
import org.leadlight.run.Tunable;

final class GuidePageTest {

  static List<String> warnings() {
    return Advisor.ids();
  }

  @ParameterizedTest
  @MethodSource("warnings")
  void everyWarningHasAPageThatSaysWhatToDo(String id) {
    GuidePage page = GuidePage.find("warnings/" + id).orElseThrow();
    assertFalse(page.title().isBlank());
    assertTrue(saysWhatToDo(page));
  }

  static Stream<String> weights() {
    return Factories.all().stream()
        .flatMap(factory -> factory.tunables().stream())
        .map(Tunable::key)
        .distinct();
  }

  @ParameterizedTest
  @MethodSource("weights")
  void everyWeightHasAPageThatSaysWhatToDo(String key) {
    GuidePage page = GuidePage.find("losses/" + key).orElseThrow();
    assertFalse(page.title().isBlank());
    assertTrue(saysWhatToDo(page));
  }

  @Test
  void noPageIsLeftWithoutItsWarning() throws IOException {
    try (Stream<Path> pages = Files.list(Path.of("docs", "guide", "warnings"))) {
      assertEquals(
          new TreeSet<>(Advisor.ids()),
          pages
              .map(page -> page.getFileName().toString().replace(".md", ""))
              .collect(Collectors.toCollection(TreeSet::new)));
    }
  }

  private static boolean saysWhatToDo(GuidePage page) {
    Piece wanted = new Piece("What to do:", Look.STRONG, "");
    return page.blocks().stream()
        .anyMatch(
            block ->
                block instanceof GuidePage.Paragraph paragraph
                    && paragraph.words().contains(wanted));
  }

  @Test
  void everyKindOfBlockIsRead() {
    GuidePage page =
        GuideMarkdown.parse(
            "a/b",
            """
            # Title

            One
            line.

            ## Part

            - first
            - second
            goes on

            ![What it shows](../pictures/one.svg)

                typed as
                  it is

            | head | other |
            |---|---|
            | one | two |
            """);
    assertEquals(
        new GuidePage(
            "a/b",
            "Title",
            List.of(
                new GuidePage.Paragraph(plain("One line.")),
                new GuidePage.Heading("Part"),
                new GuidePage.Entry(plain("first")),
                new GuidePage.Entry(plain("second goes on")),
                new GuidePage.Picture("What it shows", "../pictures/one.svg"),
                new GuidePage.Code("typed as\n  it is"),
                new GuidePage.Table(
                    List.of(
                        List.of(plain("head"), plain("other")),
                        List.of(plain("one"), plain("two")))))),
        page);
  }

  private static List<Piece> plain(String words) {
    return List.of(new Piece(words, Look.PLAIN, ""));
  }

  @Test
  void wordsHaveTheirLooksAndTheirLinks() {
    assertEquals(
        List.of(
            new Piece("a ", Look.PLAIN, ""),
            new Piece("b", Look.STRONG, ""),
            new Piece(", ", Look.PLAIN, ""),
            new Piece("c d", Look.STRESSED, ""),
            new Piece(" 2 * 3 ", Look.PLAIN, ""),
            new Piece("[[e]] *", Look.TYPED, ""),
            new Piece(" and ", Look.PLAIN, ""),
            new Piece("f", Look.PLAIN, "../g.md")),
        GuideMarkdown.pieces("a **b**, *c d* 2 * 3 `[[e]] *` and [f](../g.md)"));
  }

  @Test
  void aLinkIsSeenFromItsPage() {
    GuidePage page = GuidePage.find("losses/alpha").orElseThrow();
    assertEquals("losses/utility_loss_weight", page.follow("utility_loss_weight.md"));
    assertEquals("glossary", page.follow("../glossary.md"));
    assertTrue(page.picture("../../pictures/rooms.svg").isPresent());
    assertTrue(page.picture("../../pictures/nothing.svg").isEmpty());
  }

  @Test
  void aPageThatIsNotThereIsNoPage() {
    assertTrue(GuidePage.find("warnings/no-such-thing").isEmpty());
  }
}
