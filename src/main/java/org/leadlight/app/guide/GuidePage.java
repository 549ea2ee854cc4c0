package org.leadlight.app.guide;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A page of the guide, as it lies on the class path.
 *
 * @param name where it lies in the guide, without ending, such as {@code losses/alpha}
 * @param title the title
 * @param blocks what stands beneath, in order
 */
public record GuidePage(String name, String title, List<Block> blocks) {

  private static final String FOLDER = "/guide/";
  private static final String ENDING = ".md";

  /** Keeps its own copy. */
  public GuidePage {
    blocks = List.copyOf(blocks);
  }

  /** A part of a page. */
  public sealed interface Block {}

  /** The title of what follows. */
  public record Heading(String words) implements Block {}

  /** A paragraph. */
  public record Paragraph(List<Piece> words) implements Block {}

  /** An entry of a list. */
  public record Entry(List<Piece> words) implements Block {}

  /** Lines to be typed as they are. */
  public record Code(String lines) implements Block {}

  /**
   * A picture.
   *
   * @param about what it shows, in words
   * @param file where it lies, seen from the page
   */
  public record Picture(String about, String file) implements Block {}

  /** A table; its first row holds the names of the columns. */
  public record Table(List<List<List<Piece>>> rows) implements Block {}

  /** How words look. */
  public enum Look {
    PLAIN,
    STRESSED,
    STRONG,
    TYPED
  }

  /**
   * Words of one look.
   *
   * @param text the words
   * @param look how they look
   * @param target the page they lead to, seen from this one; empty when they lead nowhere
   */
  public record Piece(String text, Look look, String target) {}

  /** The page of a name such as {@code warnings/dead-side}; empty when there is none. */
  public static Optional<GuidePage> find(String name) {
    try (InputStream in = GuidePage.class.getResourceAsStream(FOLDER + name + ENDING)) {
      return in == null
          ? Optional.empty()
          : Optional.of(
              GuideMarkdown.parse(name, new String(in.readAllBytes(), StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The name of the page that a link of this one leads to. */
  public String follow(String target) {
    String path = resolve(target);
    return path.substring(FOLDER.length(), path.length() - ENDING.length());
  }

  /** Where a picture of this page lies on the class path; empty when it is not there. */
  public Optional<URL> picture(String file) {
    return Optional.ofNullable(GuidePage.class.getResource(resolve(file)));
  }

  private String resolve(String relative) {
    return URI.create(FOLDER + name + ENDING).resolve(relative).getPath();
  }
}
