package org.leadlight.app.shell;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;

/** The words of the window, all from one bundle. */
public final class Texts {

  /** Where the words lie on the class path. */
  public static final String PATH = "/assets/text/window.properties";

  private final ResourceBundle bundle;

  private Texts(ResourceBundle bundle) {
    this.bundle = bundle;
  }

  /** Reads the bundle from the class path. */
  public static Texts load() {
    try (Reader reader =
        new InputStreamReader(
            Objects.requireNonNull(Texts.class.getResourceAsStream(PATH), PATH),
            StandardCharsets.UTF_8)) {
      return new Texts(new PropertyResourceBundle(reader));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Words of another bundle with the same keys, such as a translation. */
  public static Texts of(ResourceBundle bundle) {
    return new Texts(bundle);
  }

  /** The bundle itself, for FXML. */
  public ResourceBundle bundle() {
    return bundle;
  }

  /** The text of a key. */
  public String get(String key) {
    return bundle.getString(key);
  }

  /** The text of a key, or another where the bundle lacks it: names that a later factory brings. */
  public String getOr(String key, String otherwise) {
    return bundle.containsKey(key) ? bundle.getString(key) : otherwise;
  }

  /** The text of a key with {0}, {1} replaced; arguments are written as they are. */
  public String format(String key, Object... arguments) {
    Object[] words = new Object[arguments.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = String.valueOf(arguments[i]);
    }
    return new MessageFormat(bundle.getString(key), Locale.ROOT).format(words);
  }
}
