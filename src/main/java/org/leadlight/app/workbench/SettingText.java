package org.leadlight.app.workbench;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.leadlight.app.shell.Texts;

/** How the value of any setting is said. */
final class SettingText {

  private SettingText() {}

  /**
   * The words for a value.
   *
   * @param value as an assignment names it
   */
  static String of(Texts texts, String value) {
    if (value.startsWith("[")) {
      return Arrays.stream(value.substring(1, value.length() - 1).split(","))
          .map(SettingText::number)
          .collect(Collectors.joining(" … "));
    }
    return value.equals("null")
        ? texts.get("setting.automatic")
        : texts.getOr("choice." + value, number(value));
  }

  private static String number(String text) {
    OptionalDouble number = Numbers.parse(text);
    return number.isPresent() ? Numbers.plain(number.getAsDouble()) : text;
  }
}
