package org.leadlight.app.guide;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.leadlight.app.guide.GuidePage.Block;
import org.leadlight.app.guide.GuidePage.Look;
import org.leadlight.app.guide.GuidePage.Piece;

/**
 * Reads the part of Markdown that the guide is written in: one {@code # title}, {@code ##
 * headings}, paragraphs, lists of {@code -}, tables, indented code, pictures on a line of their
 * own, and in the words {@code `code`}, {@code *stress*}, {@code **strong**} and {@code
 * [links](page.md)}.
 */
final class GuideMarkdown {

  private static final Pattern BLOCKS = Pattern.compile("\\R\\s*?\\R(?=\\S|    )|\\R(?=- )");
  private static final Pattern PICTURE = Pattern.compile("!\\[(.*)]\\((.*)\\)");
  private static final Pattern RULE = Pattern.compile("[|:\\- ]+");
  private static final Pattern WORDS =
      Pattern.compile(
          "`(?<typed>[^`]+)`|\\*\\*(?<strong>.+?)\\*\\*|\\*(?<stressed>\\S.*?)\\*"
              + "|\\[(?<link>[^\\]]+)]\\((?<target>[^)]+)\\)");

  private GuideMarkdown() {}

  /** Reads a page. */
  static GuidePage parse(String name, String text) {
    String title = "";
    List<Block> blocks = new ArrayList<>();
    for (String block : BLOCKS.split(text.strip())) {
      if (block.startsWith("# ")) {
        title = block.substring(2).strip();
      } else {
        blocks.add(block(block));
      }
    }
    return new GuidePage(name, title, blocks);
  }

  private static Block block(String block) {
    Matcher picture = PICTURE.matcher(block.strip());
    if (block.startsWith("    ")) {
      return new GuidePage.Code(block.stripIndent().strip());
    } else if (block.startsWith("|")) {
      return table(block);
    } else if (block.startsWith("## ")) {
      return new GuidePage.Heading(block.substring(3).strip());
    } else if (picture.matches()) {
      return new GuidePage.Picture(picture.group(1), picture.group(2));
    }
    String joined = block.strip().replaceAll("\\s*\\R\\s*", " ");
    return joined.startsWith("- ")
        ? new GuidePage.Entry(pieces(joined.substring(2)))
        : new GuidePage.Paragraph(pieces(joined));
  }

  private static GuidePage.Table table(String block) {
    return new GuidePage.Table(
        block
            .lines()
            .map(String::strip)
            .filter(line -> !RULE.matcher(line).matches())
            .map(GuideMarkdown::row)
            .toList());
  }

  private static List<List<Piece>> row(String line) {
    String inner = line.substring(1, line.endsWith("|") ? line.length() - 1 : line.length());
    return Arrays.stream(inner.split("\\|", -1))
        .map(cell -> pieces(cell.strip()))
        .collect(Collectors.toList());
  }

  /** The words of a line, piece by piece. */
  static List<Piece> pieces(String line) {
    List<Piece> pieces = new ArrayList<>();
    int from = 0;
    for (MatchResult found : WORDS.matcher(line).results().toList()) {
      plain(line.substring(from, found.start()), pieces);
      pieces.add(piece(found));
      from = found.end();
    }
    plain(line.substring(from), pieces);
    return List.copyOf(pieces);
  }

  private static void plain(String words, List<Piece> pieces) {
    if (!words.isEmpty()) {
      pieces.add(new Piece(words, Look.PLAIN, ""));
    }
  }

  private static Piece piece(MatchResult found) {
    if (found.group("typed") != null) {
      return new Piece(found.group("typed"), Look.TYPED, "");
    } else if (found.group("strong") != null) {
      return new Piece(found.group("strong"), Look.STRONG, "");
    } else if (found.group("stressed") != null) {
      return new Piece(found.group("stressed"), Look.STRESSED, "");
    }
    return new Piece(found.group("link"), Look.PLAIN, found.group("target"));
  }
}
