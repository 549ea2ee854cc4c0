package org.leadlight.app.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.leadlight.app.shell.WatchedReader;

/** One log of the workspace: chosen, filtered, followed. */
public final class LogViewModel {

  private final SettingsBackend backend;
  private final WatchedReader<SettingsReading> reader;
  private final ReadOnlyObjectWrapper<SettingsReading> reading =
      new ReadOnlyObjectWrapper<>(SettingsReading.EMPTY);
  private final ReadOnlyObjectWrapper<List<String>> lines = new ReadOnlyObjectWrapper<>(List.of());
  private final StringProperty filter = new SimpleStringProperty("");
  private final BooleanProperty following = new SimpleBooleanProperty(true);
  private volatile Optional<Path> chosen = Optional.empty();
  private SettingsReading newest = SettingsReading.EMPTY; // of the reading thread

  LogViewModel(SettingsBackend backend, Executor window) {
    this.backend = backend;
    this.reader = new WatchedReader<>(this::read, window, this::show);
    filter.subscribe(words -> filter());
  }

  /** What reads the logs. */
  public WatchedReader<SettingsReading> reader() {
    return reader;
  }

  /** What was read last. */
  public ReadOnlyObjectProperty<SettingsReading> readingProperty() {
    return reading.getReadOnlyProperty();
  }

  /** The lines that hold the filter's words. */
  public ReadOnlyObjectProperty<List<String>> linesProperty() {
    return lines.getReadOnlyProperty();
  }

  /** What a line must hold to be shown, in capitals or not. */
  public StringProperty filterProperty() {
    return filter;
  }

  /** Whether the newest line is kept in sight. */
  public BooleanProperty followingProperty() {
    return following;
  }

  /** Shows another log. */
  public void choose(Path log) {
    chosen = Optional.of(log);
    reader.refresh();
  }

  /** On the reading thread. The log that is chosen, else the one that was read last, is read. */
  private Optional<SettingsReading> read() {
    List<Path> logs = backend.logs();
    Optional<Path> file =
        chosen
            .or(() -> Optional.of(newest.log().file()))
            .filter(logs::contains)
            .or(() -> logs.stream().findFirst());
    LogText text = file.flatMap(backend::log).orElse(file.isEmpty() ? LogText.NONE : newest.log());
    SettingsReading now = new SettingsReading(logs, text);
    if (now.equals(newest)) {
      return Optional.empty();
    }
    newest = now;
    return Optional.of(now);
  }

  /** A reading from before another log was chosen is left out. */
  private void show(SettingsReading now) {
    if (chosen.filter(now.logs()::contains).map(now.log().file()::equals).orElse(true)) {
      reading.set(now);
      filter();
    }
  }

  private void filter() {
    String words = filter.get().strip().toLowerCase(Locale.ROOT);
    List<String> all = reading.get().log().lines();
    lines.set(
        words.isEmpty()
            ? all
            : all.stream().filter(line -> line.toLowerCase(Locale.ROOT).contains(words)).toList());
  }
}
