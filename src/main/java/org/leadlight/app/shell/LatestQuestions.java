package org.leadlight.app.shell;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Asks questions of which only the latest counts. At most two are on their way: the latest, so that
 * it can take the place of the one before; a third waits and gives way to a fourth. Used on the FX
 * thread, which never waits.
 *
 * @param <Q> what is asked
 * @param <A> what is answered
 */
public final class LatestQuestions<Q, A> {

  private static final int MOST_ON_THEIR_WAY = 2;

  private final Function<Q, Optional<A>> answerer;
  private final Executor background;
  private final Executor pause;
  private final Executor window;
  private final BiConsumer<Optional<A>, @Nullable Throwable> target;
  private final ReadOnlyBooleanWrapper asking = new ReadOnlyBooleanWrapper();
  private @Nullable Q waiting;
  private long latest;
  private int onTheirWay;

  /**
   * No question yet.
   *
   * @param answerer answers, however long it takes; empty when another question took its place
   * @param background runs what may block
   * @param pause runs a task on the FX thread after a short pause
   * @param window runs a task on the FX thread
   * @param target takes the answer to the latest question, empty when somebody else's took its
   *     place, or what went wrong
   */
  public LatestQuestions(
      Function<Q, Optional<A>> answerer,
      Executor background,
      Executor pause,
      Executor window,
      BiConsumer<Optional<A>, @Nullable Throwable> target) {
    this.answerer = answerer;
    this.background = background;
    this.pause = pause;
    this.window = window;
    this.target = target;
  }

  /** Whether the latest question has no answer yet. */
  public ReadOnlyBooleanProperty askingProperty() {
    return asking.getReadOnlyProperty();
  }

  /** Asks at once. */
  public void ask(Q question) {
    begin();
    send(question);
  }

  /** Asks unless another question follows within the pause. */
  public void askSoon(Q question) {
    long ticket = begin();
    pause.execute(
        () -> {
          if (ticket == latest) {
            send(question);
          }
        });
  }

  /** Lets go of the latest question. */
  public void drop() {
    begin();
    asking.set(false);
  }

  private long begin() {
    waiting = null;
    asking.set(true);
    return ++latest;
  }

  private void send(Q question) {
    if (onTheirWay == MOST_ON_THEIR_WAY) {
      waiting = question;
      return;
    }
    long ticket = latest;
    onTheirWay++;
    CompletableFuture.supplyAsync(() -> answerer.apply(question), background)
        .whenCompleteAsync((answer, failure) -> take(ticket, question, answer, failure), window);
  }

  private void take(
      long ticket, Q question, @Nullable Optional<A> answered, @Nullable Throwable failure) {
    onTheirWay--;
    Optional<A> answer = answered == null ? Optional.empty() : answered;
    if (ticket == latest && waiting == null) {
      if (failure == null && answer.isEmpty() && onTheirWay > 0) {
        waiting = question; // an earlier one of ours came later and took its place
      } else {
        target.accept(answer, cause(failure));
        asking.set(false);
      }
    }
    Q next = waiting;
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
