package org.leadlight.app.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;

/**
 * How large the window's text is, in percent. The style sheet says every size in pixels, so another
 * size of text is the same sheet with its lengths multiplied; hairlines stay.
 */
public final class TextSize {

  /** The size the style sheet is written in. */
  public static final int USUAL = 100;

  private static final Pattern PIXELS = Pattern.compile("(-?\\d+(?:\\.\\d+)?)px");
  private static final Pattern SPACES =
      Pattern.compile("(-fx-(?:padding|spacing|hgap|vgap|graphic-text-gap)\\s*:)([^;}]*)");
  private static final Pattern BARE = Pattern.compile("(?<![\\w.])(-?\\d+(?:\\.\\d+)?)(?![\\w.%])");

  private TextSize() {}

  /** The sizes to choose from, in percent. */
  public static List<Integer> choices() {
    return List.of(90, USUAL, 110, 125, 150, 175, 200);
  }

  /** The size a file names; the usual one where it names none of the choices. */
  static int of(String kept) {
    return choices().stream()
        .filter(choice -> Integer.toString(choice).equals(kept))
        .findFirst()
        .orElse(USUAL);
  }

  /** How many times larger the text around a node is than usual; 1 while it has no window. */
  public static ObservableValue<Double> factor(Node node) {
    return node.sceneProperty().flatMap(TextSize::factor).orElse(1.0);
  }

  private static ObservableValue<Double> factor(Scene scene) {
    return Bindings.createObjectBinding(() -> in(scene) / (double) USUAL, scene.getProperties());
  }

  /** The size of a scene's text, in percent. */
  static int in(Scene scene) {
    return scene.getProperties().get(TextSize.class) instanceof Integer percent ? percent : USUAL;
  }

  /** The address of a style sheet of the class path for a size of text. */
  static String sheet(String path, int percent) {
    if (percent == USUAL) {
      return Objects.requireNonNull(TextSize.class.getResource(path), path).toExternalForm();
    }
    try (InputStream in = Objects.requireNonNull(TextSize.class.getResourceAsStream(path), path)) {
      String css = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      byte[] scaled = scaled(css, percent / 100.0).getBytes(StandardCharsets.UTF_8);
      return "data:text/css;charset=utf-8;base64," + Base64.getEncoder().encodeToString(scaled);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A style sheet with its lengths multiplied. */
  static String scaled(String css, double factor) {
    UnaryOperator<String> times = number -> times(Double.parseDouble(number), factor);
    String spaced =
        SPACES
            .matcher(css)
            .replaceAll(
                found ->
                    found.group(1)
                        + BARE.matcher(found.group(2)).replaceAll(n -> times.apply(n.group(1))));
    return PIXELS.matcher(spaced).replaceAll((MatchResult n) -> times.apply(n.group(1)) + "px");
  }

  private static String times(double length, double factor) {
    double scaled = Math.abs(length) <= 1 ? length : length * factor;
    return String.format(Locale.ROOT, "%.2f", scaled);
  }
}
