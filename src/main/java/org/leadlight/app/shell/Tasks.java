package org.leadlight.app.shell;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.leadlight.run.UserMistakeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what may block in the background, and says in one notice why something failed. */
public final class Tasks {

  private static final Logger LOG = LoggerFactory.getLogger(Tasks.class);

  private final Executor background;
  private final Executor window;
  private final Texts texts;
  private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");

  /**
   * Tasks of a window.
   *
   * @param background runs what may block
   * @param window runs a task on the FX thread
   */
  public Tasks(Executor background, Executor window, Texts texts) {
    this.background = background;
    this.window = window;
    this.texts = texts;
  }

  /** Why the last task failed; empty when it did not. */
  public ReadOnlyStringProperty noticeProperty() {
    return notice.getReadOnlyProperty();
  }

  /** Does something; what comes after is done on the FX thread. */
  public <T> void run(Supplier<T> task, Consumer<T> then) {
    run(task, then, () -> {});
  }

  /** Does something; what comes after, or otherwise, is done on the FX thread. */
  public <T> void run(Supplier<T> task, Consumer<T> then, Runnable otherwise) {
    notice.set("");
    look(task, then, otherwise);
  }

  /** Does something without taking back what was told before. */
  public <T> void look(Supplier<T> task, Consumer<T> then) {
    look(task, then, () -> {});
  }

  /** The same with what is done otherwise, on the FX thread. */
  public <T> void look(Supplier<T> task, Consumer<T> then, Runnable otherwise) {
    CompletableFuture.supplyAsync(task, background)
        .whenCompleteAsync(
            (result, failure) -> {
              if (failure != null) {
                otherwise.run();
              }
            },
            window)
        .thenAcceptAsync(then, window)
        .whenCompleteAsync((nothing, failure) -> tell(failure), window);
  }

  /** Asks for something that is left out, with a line in the log, when it fails. */
  public <T> void ask(Supplier<T> task, Consumer<T> then) {
    CompletableFuture.supplyAsync(task, background)
        .thenAcceptAsync(then, window)
        .whenComplete(
            (nothing, failure) -> {
              if (failure != null) {
                LOG.warn("Something the window shows could not be asked for.", failure);
              }
            });
  }

  /** Shows why a task failed, when it does. */
  public void follow(CompletableFuture<?> task) {
    notice.set("");
    task.whenCompleteAsync((nothing, failure) -> tell(failure), window);
  }

  /** Shows why something was refused before it was tried. */
  public void refuse(UserMistakeException mistake) {
    notice.set(mistake.getMessage());
  }

  private void tell(@Nullable Throwable failure) {
    if (failure == null) {
      return;
    }
    Throwable cause =
        failure instanceof CompletionException wrapped && wrapped.getCause() != null
            ? wrapped.getCause()
            : failure;
    if (cause instanceof UserMistakeException mistake) {
      notice.set(mistake.getMessage());
    } else {
      LOG.error("A task of the window failed.", cause);
      notice.set(texts.format("notice.fault", cause, FaultCode.of(cause)));
    }
  }
}
