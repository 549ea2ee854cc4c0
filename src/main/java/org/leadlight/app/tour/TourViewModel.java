package org.leadlight.app.tour;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.StringProperty;

/**
 * Where a person is in the tour. The window's memory keeps one word of it: nothing before the tour
 * was offered, the name of the step it stands at, or {@link #LEFT}.
 */
public final class TourViewModel {

  /** What the memory keeps once the tour was ended or declined. */
  public static final String LEFT = "left";

  private final Supplier<Tour> reader;
  private final StringProperty kept;
  private final Runnable toItsScreen;
  private final Set<TourAction> done = EnumSet.noneOf(TourAction.class);
  private final ReadOnlyBooleanWrapper offered = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper passable = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Optional<Position>> position =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  /**
   * A step and where it stands.
   *
   * @param tour the tour it is of
   * @param index counted from 0
   */
  public record Position(Tour tour, int index) {

    /** The step. */
    public TourStep step() {
      return tour.steps().get(index);
    }

    /** Whether nothing comes after it. */
    public boolean isLast() {
      return index == tour.steps().size() - 1;
    }
  }

  /**
   * A tour that nobody is in yet.
   *
   * @param reader gives its steps when they are needed
   * @param kept the word of it in the window's memory
   * @param toItsScreen shows the screen that the steps are about
   */
  public TourViewModel(Supplier<Tour> reader, StringProperty kept, Runnable toItsScreen) {
    this.reader = reader;
    this.kept = kept;
    this.toItsScreen = toItsScreen;
  }

  /** Whether the tour is offered. */
  public ReadOnlyBooleanProperty offeredProperty() {
    return offered.getReadOnlyProperty();
  }

  /** The step that is shown; empty outside of the tour. */
  public ReadOnlyObjectProperty<Optional<Position>> positionProperty() {
    return position.getReadOnlyProperty();
  }

  /** Whether the step shown offers Next: it waits for nothing, or for what was done before. */
  public ReadOnlyBooleanProperty passableProperty() {
    return passable.getReadOnlyProperty();
  }

  /** Offers the tour to who was never asked, and goes on with one that the window closed on. */
  public void begin() {
    String word = kept.get();
    if (word.isEmpty()) {
      offered.set(true);
    } else if (!word.equals(LEFT)) {
      Tour tour = reader.get();
      show(tour, tour.find(word).orElse(0));
    }
  }

  /** Begins with the first step, whatever was before. */
  public void start() {
    toItsScreen.run();
    show(reader.get(), 0);
  }

  /** Ends the tour, or declines it: it is not offered again. */
  public void leave() {
    offered.set(false);
    position.set(Optional.empty());
    kept.set(LEFT);
  }

  /** Goes on; after the last step the tour is over. */
  public void next() {
    position
        .get()
        .ifPresent(
            now -> {
              toItsScreen.run();
              goOn(now);
            });
  }

  /** Goes back, where there is a step before. */
  public void back() {
    position
        .get()
        .filter(now -> now.index() > 0)
        .ifPresent(
            now -> {
              toItsScreen.run();
              show(now.tour(), now.index() - 1);
            });
  }

  /** Tells what a person has done; a step that waits for it goes on. */
  public void happened(TourAction action) {
    done.add(action);
    position.get().filter(now -> now.step().ends() == action).ifPresent(this::goOn);
  }

  private void goOn(Position now) {
    if (now.isLast()) {
      leave();
    } else {
      show(now.tour(), now.index() + 1);
    }
  }

  private void show(Tour tour, int index) {
    Position shown = new Position(tour, index);
    offered.set(false);
    passable.set(shown.step().offersNext() || done.contains(shown.step().ends()));
    position.set(Optional.of(shown));
    kept.set(shown.step().name());
  }
}
