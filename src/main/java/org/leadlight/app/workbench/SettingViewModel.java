package org.leadlight.app.workbench;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.leadlight.run.Fault;

/** One typed field of the recipe: the text as it was typed, and what is wrong with it. */
public final class SettingViewModel {

  /** What a field takes. */
  public enum Kind {
    /** A whole number. */
    INTEGER,
    /** Any finite number. */
    NUMBER,
    /** Any finite number, or nothing. */
    NUMBER_OR_NOTHING,
    /** One of {@link #choices()}. */
    CHOICE,
    /** Words, of which {@link #choices()} are usual ones. */
    TEXT,
    /** A bundled name, a path or a hub name. */
    SOURCE
  }

  private final String name;
  private final String path;
  private final Kind kind;
  private final List<String> choices;
  private final StringProperty text = new SimpleStringProperty("");
  private final ReadOnlyStringWrapper fault = new ReadOnlyStringWrapper("");

  SettingViewModel(String path, Kind kind, String... choices) {
    this(path, path, kind, choices);
  }

  SettingViewModel(String name, String path, Kind kind, String... choices) {
    this.name = name;
    this.path = path;
    this.kind = kind;
    this.choices = List.of(choices);
  }

  /** The name of the field, unique in the panel. */
  public String name() {
    return name;
  }

  /** Where the setting stands in the JSON form of a recipe. */
  public String path() {
    return path;
  }

  /** What the field takes. */
  public Kind kind() {
    return kind;
  }

  /** What a person may choose from; empty for a free field. */
  public List<String> choices() {
    return choices;
  }

  /** The text as typed; never corrected behind the person's back. */
  public StringProperty textProperty() {
    return text;
  }

  /** What is wrong with the text, in one sentence; empty when nothing is. */
  public ReadOnlyStringProperty faultProperty() {
    return fault.getReadOnlyProperty();
  }

  void setFault(String sentence) {
    fault.set(sentence);
  }

  /** The text without the blanks around it. */
  String words() {
    return text.get().strip();
  }

  /** The typed number, or the given one where the text is none. */
  double numberOr(double otherwise) {
    OptionalDouble typed = Numbers.parse(text.get());
    return typed.isPresent() && typeFault().isEmpty() ? typed.getAsDouble() : otherwise;
  }

  /** The typed whole number, or the given one where the text is none. */
  long wholeOr(long otherwise) {
    return Numbers.parseWhole(text.get()).orElse(otherwise);
  }

  /** The fault of a text that is not even of the right kind. */
  Optional<Fault> typeFault() {
    return switch (kind) {
      case TEXT, SOURCE, CHOICE -> Optional.empty();
      case NUMBER -> numberFault();
      case NUMBER_OR_NOTHING -> words().isEmpty() ? Optional.empty() : numberFault();
      case INTEGER -> numberFault().or(this::wholeFault);
    };
  }

  private Optional<Fault> numberFault() {
    return Numbers.parse(text.get()).isPresent()
        ? Optional.empty()
        : fault("\"" + text.get() + "\" is not a number; type one such as 0.3.");
  }

  private Optional<Fault> wholeFault() {
    return Numbers.parseWhole(text.get()).isPresent()
        ? Optional.empty()
        : fault("\"" + text.get() + "\" is not a whole number; type one such as 8.");
  }

  private Optional<Fault> fault(String sentence) {
    return Optional.of(new Fault(path, sentence));
  }
}
