package org.leadlight.app.workbench;

import java.util.List;
import java.util.Objects;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.leadlight.app.shell.Texts;

/** One source of the recipe, a model or a file of conversations: its human name and the choices. */
public final class SourceViewModel {

  private static final int MOST_RECENT = 6;

  private final SettingViewModel setting;
  private final List<String> bundled;
  private final Texts texts;
  private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
  private final ObservableList<String> choices = FXCollections.observableArrayList();

  SourceViewModel(SettingViewModel setting, Texts texts, String... bundled) {
    this.setting = setting;
    this.texts = texts;
    this.bundled = List.of(bundled);
    choices.setAll(bundled);
    setting.textProperty().subscribe(typed -> title.set(nameOf(typed)));
  }

  /** The field itself. */
  public SettingViewModel setting() {
    return setting;
  }

  /** The name a person knows the source by, with its size as soon as that is known. */
  public ReadOnlyStringProperty titleProperty() {
    return title.getReadOnlyProperty();
  }

  /** What is bundled, then what was used lately. */
  public ObservableList<String> choices() {
    return choices;
  }

  /** What was used lately. */
  List<String> recent() {
    return choices.stream().filter(choice -> !bundled.contains(choice)).toList();
  }

  void showRecent(List<String> recent) {
    choices.removeIf(choice -> !bundled.contains(choice));
    recent.stream()
        .filter(each -> !bundled.contains(each))
        .limit(MOST_RECENT)
        .forEach(choices::add);
  }

  /** Adds the size to the name and remembers the source. */
  void showSize(String size) {
    String source = setting.words();
    title.set(texts.format("source.sized", nameOf(source), size));
    if (!bundled.contains(source) && !choices.contains(source)) {
      choices.add(bundled.size(), source);
      if (choices.size() > bundled.size() + MOST_RECENT) {
        choices.removeLast();
      }
    }
  }

  /** The last part of a path, a hub name as it is, the words of a bundled one. */
  public String nameOf(String source) {
    String words = source.strip();
    if (words.startsWith("bundled:")) {
      return texts.getOr("source." + words.substring("bundled:".length()), words);
    }
    boolean path = words.startsWith("/") || words.startsWith(".") || words.contains("\\");
    return path ? lastPart(words) : words;
  }

  private static String lastPart(String path) {
    String[] parts = path.split("[/\\\\]");
    String last = parts.length == 0 ? path : Objects.requireNonNull(parts[parts.length - 1]);
    return last.isEmpty() || last.matches("\\.+") ? path : last;
  }
}
