package org.leadlight.app.runs;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.leadlight.app.shell.Texts;
import org.leadlight.run.UserMistakeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what may block in the background and tells what came of it. */
public final class Errands {

  private static final Logger LOG = LoggerFactory.getLogger(Errands.class);

  private final Executor background;
  private final Executor window;
  private final Texts texts;
  private final ReadOnlyStringWrapper fault = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper news = new ReadOnlyStringWrapper("");

  /**
   * Nothing to do yet.
   *
   * @param background runs what may block
   * @param window runs a task on the FX thread
   * @param texts the words
   */
  public Errands(Executor background, Executor window, Texts texts) {
    this.background = background;
    this.window = window;
    this.texts = texts;
  }

  /** Why the last errand failed; empty when it did not. */
  public ReadOnlyStringProperty faultProperty() {
    return fault.getReadOnlyProperty();
  }

  /** What came of the last errand; empty when there is nothing to tell. */
  public ReadOnlyStringProperty newsProperty() {
    return news.getReadOnlyProperty();
  }

  void tell(String sentence) {
    news.set(sentence);
  }

  /** Shows why something was refused before it was tried. */
  void refuse(UserMistakeException mistake) {
    news.set("");
    fault.set(mistake.getMessage());
  }

  /** Does something, then something with its result on the FX thread. */
  <T> void run(Supplier<T> work, Consumer<T> then) {
    fault.set("");
    news.set("");
    look(work, then);
  }

  /** Does the same without taking back what was told before. */
  <T> void look(Supplier<T> work, Consumer<T> then) {
    CompletableFuture.supplyAsync(work, background)
        .thenAcceptAsync(then, window)
        .whenCompleteAsync(
            (nothing, failure) -> {
              if (failure != null) {
                tell(failure);
              }
            },
            window);
  }

  private void tell(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException wrapped && wrapped.getCause() != null
            ? wrapped.getCause()
            : failure;
    if (cause instanceof UserMistakeException mistake) {
      fault.set(mistake.getMessage());
    } else {
      LOG.error("A command of the runs failed.", cause);
      fault.set(texts.format("notice.fault", cause));
    }
  }
}
