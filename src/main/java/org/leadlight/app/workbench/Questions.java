package org.leadlight.app.workbench;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.jspecify.annotations.Nullable;
import org.leadlight.run.InspectedPrompt;

/**
 * Asks questions of which only the latest counts. At most two are on their way: the latest, so that
 * it can take the place of the one before; a third waits and gives way to a fourth. Used on the FX
 * thread, which never waits.
 */
final class Questions {

  private static final int MOST_ON_THEIR_WAY = 2;

  private final RunBackend backend;
  private final Executor background;
  private final Executor pause;
  private final Executor window;
  private final BiConsumer<Optional<InspectedPrompt>, @Nullable Throwable> target;
  private final ReadOnlyBooleanWrapper asking = new ReadOnlyBooleanWrapper();
  private @Nullable Question waiting;
  private long latest;
  private int onTheirWay;

  /**
   * No question yet.
   *
   * @param backend what answers, however long it takes
   * @param background runs what may block
   * @param pause runs a task on the FX thread after a short pause
   * @param window runs a task on the FX thread
   * @param target takes the answer to the latest question, empty when somebody else's took its
   *     place, or what went wrong
   */
  Questions(
      RunBackend backend,
      Executor background,
      Executor pause,
      Executor window,
      BiConsumer<Optional<InspectedPrompt>, @Nullable Throwable> target) {
    this.backend = backend;
    this.background = background;
    this.pause = pause;
    this.window = window;
    this.target = target;
  }

  /** Whether the latest question has no answer yet. */
  ReadOnlyBooleanProperty askingProperty() {
    return asking.getReadOnlyProperty();
  }

  /** Asks at once. */
  void ask(Question question) {
    begin();
    send(question);
  }

  /** Asks unless another question follows within the pause. */
  void askSoon(Question question) {
    long ticket = begin();
    pause.execute(
        () -> {
          if (ticket == latest) {
            send(question);
          }
        });
  }

  /** Lets go of the latest question. */
  void drop() {
    begin();
    asking.set(false);
  }

  private long begin() {
    waiting = null;
    asking.set(true);
    return ++latest;
  }

  private void send(Question question) {
    if (onTheirWay == MOST_ON_THEIR_WAY) {
      waiting = question;
      return;
    }
    long ticket = latest;
    onTheirWay++;
    CompletableFuture.supplyAsync(
            () -> backend.ask(question.run(), question.prompt(), question.step()), background)
        .whenCompleteAsync((answer, failure) -> take(ticket, question, answer, failure), window);
  }

  private void take(
      long ticket,
      Question question,
      @Nullable Optional<InspectedPrompt> answered,
      @Nullable Throwable failure) {
    onTheirWay--;
    Optional<InspectedPrompt> answer = answered == null ? Optional.empty() : answered;
    if (ticket == latest && waiting == null) {
      if (failure == null && answer.isEmpty() && onTheirWay > 0) {
        waiting = question; // an earlier one of ours came later and took its place
      } else {
        target.accept(answer, cause(failure));
        asking.set(false);
      }
    }
    Question next = waiting;
    if (next != null) {
      waiting = null;
      send(next);
    }
  }

  private static @Nullable Throwable cause(@Nullable Throwable failure) {
    return failure instanceof CompletionException wrapped && wrapped.getCause() != null
        ? wrapped.getCause()
        : failure;
  }
}
