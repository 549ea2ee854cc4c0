package org.leadlight.app.shell;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The words of the status bar. */
public final class StatusViewModel {

  private final StringProperty workspace = new SimpleStringProperty("");
  private final StringProperty device = new SimpleStringProperty("");
  private final StringProperty workers = new SimpleStringProperty("");
  private final StringProperty queue = new SimpleStringProperty("");
  private final StringProperty saved = new SimpleStringProperty("");
  private final StringProperty warning = new SimpleStringProperty("");

  /** What somebody should do something about; empty for nothing. */
  public StringProperty warningProperty() {
    return warning;
  }

  /** Where the workspace lies. */
  public StringProperty workspaceProperty() {
    return workspace;
  }

  /** What the next run would be trained on. */
  public StringProperty deviceProperty() {
    return device;
  }

  /** How many workers answer. */
  public StringProperty workersProperty() {
    return workers;
  }

  /** How many runs wait. */
  public StringProperty queueProperty() {
    return queue;
  }

  /** Whether what was typed is kept. */
  public StringProperty savedProperty() {
    return saved;
  }
}
