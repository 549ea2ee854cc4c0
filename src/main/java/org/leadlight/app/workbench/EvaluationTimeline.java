package org.leadlight.app.workbench;

import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Walks through the evaluations of a run. It stands at the newest and goes along with new ones
 * until a person moves it back; there it stays.
 */
public final class EvaluationTimeline {

  /** The step while there is no evaluation. */
  static final long NOWHERE = -1;

  private final ReadOnlyObjectWrapper<EvaluationAxis> axis =
      new ReadOnlyObjectWrapper<>(EvaluationAxis.NONE);
  private final ReadOnlyLongWrapper step = new ReadOnlyLongWrapper(NOWHERE);
  private boolean following = true;

  /** The evaluations there are. */
  public ReadOnlyObjectProperty<EvaluationAxis> axisProperty() {
    return axis.getReadOnlyProperty();
  }

  /** The step of the evaluation that is looked at; -1 while there is none. */
  public ReadOnlyLongProperty stepProperty() {
    return step.getReadOnlyProperty();
  }

  /** Whether the newest evaluation is looked at, whichever that is. */
  public boolean isNewest() {
    return following;
  }

  /** Goes to the evaluation nearest to a step. */
  public void goTo(double value) {
    stand(axis.get().nearest(value));
  }

  /** Goes so many evaluations later, or earlier where the number is negative. */
  public void move(int evaluations) {
    int last = axis.get().steps().size() - 1;
    stand(Math.clamp((long) axis.get().nearest(step.get()) + evaluations, Math.min(0, last), last));
  }

  /** Shows another axis of the same run. */
  void show(EvaluationAxis shown) {
    if (shown.equals(axis.get())) {
      return;
    }
    axis.set(shown);
    stand(following ? shown.steps().size() - 1 : shown.nearest(step.get()));
  }

  /** Forgets the run. */
  void clear() {
    following = true;
    show(EvaluationAxis.NONE);
  }

  private void stand(int place) {
    int last = axis.get().steps().size() - 1;
    following = place == last;
    step.set(place < 0 ? NOWHERE : axis.get().steps().get(place));
  }
}
