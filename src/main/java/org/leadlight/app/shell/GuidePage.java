package org.leadlight.app.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A page of the guide: a title and paragraphs, read from the part of Markdown that the guide is
 * written in (one {@code # title}, paragraphs, lists of {@code -}, {@code `code`} and {@code
 * **strong**} words).
 *
 * @param title the title
 * @param blocks what stands beneath, in order
 */
public record GuidePage(String title, List<Block> blocks) {

  private static final String FOLDER = "/guide/";

  /** Keeps its own copy. */
  public GuidePage {
    blocks = List.copyOf(blocks);
  }

  /**
   * A paragraph or an entry of a list.
   *
   * @param entry whether it belongs to a list
   * @param words its words, piece by piece
   */
  public record Block(boolean entry, List<Piece> words) {}

  /**
   * Words of one look.
   *
   * @param text the words
   * @param strong whether they are stressed
   */
  public record Piece(String text, boolean strong) {}

  /** The page of a name such as {@code warnings/dead-side}; empty when there is none. */
  public static Optional<GuidePage> find(String name) {
    try (InputStream in = GuidePage.class.getResourceAsStream(FOLDER + name + ".md")) {
      return in == null
          ? Optional.empty()
          : Optional.of(parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads a page. */
  public static GuidePage parse(String text) {
    String title = "";
    List<Block> blocks = new ArrayList<>();
    for (String paragraph : text.strip().split("\\R\\s*\\R|\\R(?=- )")) {
      String joined = paragraph.strip().replaceAll("\\s*\\R\\s*", " ");
      if (joined.startsWith("# ")) {
        title = joined.substring(2);
      } else if (joined.startsWith("- ")) {
        blocks.add(new Block(true, pieces(joined.substring(2))));
      } else {
        blocks.add(new Block(false, pieces(joined)));
      }
    }
    return new GuidePage(title, blocks);
  }

  private static List<Piece> pieces(String paragraph) {
    List<Piece> pieces = new ArrayList<>();
    String[] parts = paragraph.replace("`", "").split("\\*\\*", -1);
    for (int i = 0; i < parts.length; i++) {
      if (!parts[i].isEmpty()) {
        pieces.add(new Piece(parts[i], i % 2 == 1));
      }
    }
    return List.copyOf(pieces);
  }
}
