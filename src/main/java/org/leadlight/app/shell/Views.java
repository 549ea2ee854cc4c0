package org.leadlight.app.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/** Loads views and gives each the controller that was made for it. */
public final class Views {

  private final Texts texts;

  /** Views with their words. */
  public Views(Texts texts) {
    this.texts = texts;
  }

  /** The words of the views. */
  public Texts texts() {
    return texts;
  }

  /** Loads a view whose controllers, its own and those of the views it includes, are given. */
  public Parent load(FxmlFile file, Object... controllers) {
    FXMLLoader loader =
        new FXMLLoader(
            Objects.requireNonNull(Views.class.getResource(file.path()), file.path()),
            texts.bundle());
    loader.setControllerFactory(type -> controllerOf(type, List.of(controllers)));
    try {
      return loader.load();
    } catch (IOException e) {
      throw new UncheckedIOException("The view " + file + " is broken.", e);
    }
  }

  private static Object controllerOf(Class<?> type, List<Object> controllers) {
    return controllers.stream()
        .filter(type::isInstance)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No controller was given for " + type));
  }
}
