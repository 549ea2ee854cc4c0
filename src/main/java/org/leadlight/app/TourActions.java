package org.leadlight.app;

import org.leadlight.app.shell.Screen;
import org.leadlight.app.shell.Screens;
import org.leadlight.app.tour.TourAction;
import org.leadlight.app.tour.TourViewModel;
import org.leadlight.app.workbench.RunState;
import org.leadlight.app.workbench.WordsViewModel;
import org.leadlight.app.workbench.WorkbenchViewModel;

/** What a person does in the window, told to the tour as it becomes visible there. */
final class TourActions {

  private final WorkbenchViewModel workbench;
  private final WordsViewModel words;
  private final Screens screens;

  TourActions(WorkbenchViewModel workbench, WordsViewModel words, Screens screens) {
    this.workbench = workbench;
    this.words = words;
    this.screens = screens;
  }

  /** Tells a tour from now on. */
  void tell(TourViewModel tour) {
    workbench
        .stateProperty()
        .subscribe(state -> tellWhen(state == RunState.RUNNING, tour, TourAction.STARTED));
    workbench
        .steering()
        .applied()
        .subscribe(applied -> tellWhen(applied > 0, tour, TourAction.STEERED));
    words
        .askingProperty()
        .subscribe(
            asking -> tellWhen(asking && words.typingProperty().get(), tour, TourAction.TYPED));
    screens
        .shownProperty()
        .subscribe(shown -> tellWhen(shown == Screen.PRIVACY, tour, TourAction.OPENED_PRIVACY));
  }

  private static void tellWhen(boolean isSo, TourViewModel tour, TourAction action) {
    if (isSo) {
      tour.happened(action);
    }
  }
}
