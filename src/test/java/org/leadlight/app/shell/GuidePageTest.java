package org.leadlight.app.shell;

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
import org.leadlight.app.shell.GuidePage.Block;
import org.leadlight.app.shell.GuidePage.Piece;
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
    assertTrue(
        page.blocks().stream()
            .flatMap(block -> block.words().stream())
            .anyMatch(piece -> piece.strong() && piece.text().equals("What to do:")));
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
    assertTrue(
        page.blocks().stream()
            .flatMap(block -> block.words().stream())
            .anyMatch(piece -> piece.strong() && piece.text().equals("What to do:")));
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

  @Test
  void titleParagraphsListsAndStressAreRead() {
    GuidePage page = GuidePage.parse("# Title\n\nOne\nline, `code`.\n\n- a **b** c\n- d\n");
    assertEquals(
        new GuidePage(
            "Title",
            List.of(
                new Block(false, List.of(new Piece("One line, code.", false))),
                new Block(
                    true,
                    List.of(new Piece("a ", false), new Piece("b", true), new Piece(" c", false))),
                new Block(true, List.of(new Piece("d", false))))),
        page);
  }

  @Test
  void aPageThatIsNotThereIsNoPage() {
    assertTrue(GuidePage.find("warnings/no-such-thing").isEmpty());
  }
}
