package org.leadlight.app.shell;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/** What a person chose of the window, while it is open. */
public final class Preferences {

  private final Appearance appearance;
  private final ObjectProperty<Optional<Path>> models =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<Path>> conversations =
      new SimpleObjectProperty<>(Optional.empty());
  private final StringProperty tour = new SimpleStringProperty("");

  /** The choices of a window with its looks. */
  public Preferences(Appearance appearance) {
    this.appearance = appearance;
  }

  /** Colours and text. */
  public Appearance appearance() {
    return appearance;
  }

  /** Where choosing a model's folder begins. */
  public ObjectProperty<Optional<Path>> modelsProperty() {
    return models;
  }

  /** Where choosing conversations begins. */
  public ObjectProperty<Optional<Path>> conversationsProperty() {
    return conversations;
  }

  /** Where the tour of the workbench stands; empty before it was offered. */
  public StringProperty tourProperty() {
    return tour;
  }

  /** Brings back what was chosen before. */
  public void restore(WindowChoices before) {
    appearance.choiceProperty().set(before.theme());
    appearance.textSizeProperty().set(before.textSize());
    models.set(before.models());
    conversations.set(before.conversations());
    tour.set(before.tour());
  }

  /** What is chosen, now and after every change. */
  public ObservableValue<WindowChoices> choices() {
    Callable<WindowChoices> now =
        () ->
            new WindowChoices(
                appearance.choiceProperty().get(),
                appearance.textSizeProperty().get(),
                models.get(),
                conversations.get(),
                tour.get());
    return Bindings.createObjectBinding(
        now,
        appearance.choiceProperty(),
        appearance.textSizeProperty(),
        models,
        conversations,
        tour);
  }
}
