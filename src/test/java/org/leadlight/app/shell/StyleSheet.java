package org.leadlight.app.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.paint.Color;

/** The colours that the style sheet names, light or dark. */
final class StyleSheet {

  private static final Pattern TOKEN = Pattern.compile("(-[a-z0-9-]+): (#[0-9A-Fa-f]{6});");

  private final Map<String, Color> colors = new HashMap<>();

  StyleSheet(String selector) {
    try {
      String sheet = Files.readString(Path.of("assets", "css", "leadlight.css"));
      String block = sheet.substring(sheet.indexOf(selector + " {"));
      Matcher token = TOKEN.matcher(block.substring(0, block.indexOf('}')));
      while (token.find()) {
        colors.put(token.group(1), Color.web(token.group(2)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Color color(String token) {
    Color color = colors.get(token);
    if (color == null) {
      throw new AssertionError("The style sheet names no " + token);
    }
    return color;
  }
}
