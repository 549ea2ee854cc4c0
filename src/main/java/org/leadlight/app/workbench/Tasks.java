package org.leadlight.app.workbench;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.leadlight.app.shell.Texts;
import org.leadlight.run.UserMistakeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what may block in the background, and says in one notice why something failed. */
final class Tasks {

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
  Tasks(Executor background, Executor window, Texts texts) {
    this.background = background;
    this.window = window;
    this.texts = texts;
  }

  /** Why the last task failed; empty when it did not. */
  ReadOnlyStringProperty noticeProperty() {
    return notice.getReadOnlyProperty();
  }

  /** Does something; what comes after is done on the FX thread. */
  <T> void run(Supplier<T> task, Consumer<T> then, Runnable otherwise) {
    notice.set("");
    CompletableFuture.supplyAsync(task, background)
        .whenCompleteAsync(
            (result, failure) -> {
              if (failure == null) {
                then.accept(result);
              } else {
                otherwise.run();
                tell(failure);
              }
            },
            window);
  }

  /** Asks for something that is left out when it fails. */
  <T> void ask(Supplier<T> task, Consumer<T> then) {
    CompletableFuture.supplyAsync(task, background).thenAcceptAsync(then, window);
  }

  /** Shows why a task failed, when it does. */
  void follow(CompletableFuture<?> task) {
    notice.set("");
    task.whenCompleteAsync((nothing, failure) -> tell(failure), window);
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
      LOG.error("A command of the workbench failed.", cause);
      notice.set(texts.format("notice.fault", cause));
    }
  }
}
