package org.leadlight.app;

import java.util.Collections;
import java.util.Enumeration;
import java.util.ResourceBundle;
import org.leadlight.app.shell.Texts;

/** The window's texts made 40 % longer, as a translation into German would be. */
final class LongTexts extends ResourceBundle {

  private static final String PLAIN = "aeiouAOU";
  private static final String MARKED = "\u00e4\u00e9\u00ef\u00f6\u00fc\u00c4\u00d6\u00dc";

  private final ResourceBundle original = Texts.load().bundle();

  static Texts load() {
    return Texts.of(new LongTexts());
  }

  @Override
  protected Object handleGetObject(String key) {
    return longer(original.getString(key));
  }

  @Override
  public Enumeration<String> getKeys() {
    return Collections.enumeration(original.keySet());
  }

  /** Vowels are marked and doubled until the text is long enough; {0} stays as it is. */
  static String longer(String text) {
    StringBuilder words = new StringBuilder();
    int missing = (int) Math.ceil(0.4 * text.replaceAll("\\{\\d}", "").strip().length());
    int depth = 0;
    for (char letter : text.toCharArray()) {
      depth += letter == '{' ? 1 : letter == '}' ? -1 : 0;
      int vowel = depth == 0 ? PLAIN.indexOf(letter) : -1;
      char shown = vowel < 0 ? letter : MARKED.charAt(vowel);
      words.append(shown);
      if (vowel >= 0 && missing > 0) {
        words.append(shown);
        missing--;
      }
    }
    return missing > 1 && words.length() > 2
        ? words.append("e".repeat(missing)).toString()
        : words.toString();
  }
}
