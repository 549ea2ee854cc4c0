package org.leadlight.app.settings;

import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Shows whole percents. */
final class Percent extends StringConverter<Integer> {

  @Override
  public String toString(@Nullable Integer percent) {
    return percent == null ? "" : percent + " %";
  }

  @Override
  public Integer fromString(String words) {
    throw new UnsupportedOperationException("The list is not typed into.");
  }
}
