package org.leadlight.app.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import org.leadlight.app.shell.Preferences;
import org.leadlight.app.shell.Tasks;
import org.leadlight.app.shell.Texts;
import org.leadlight.app.workbench.RecipeViewModel;
import org.leadlight.app.workbench.SettingViewModel;

/** What can be set beside a recipe, and what is known of the workspace and the machine. */
public final class SettingsViewModel {

  private final SettingsBackend backend;
  private final Preferences preferences;
  private final RecipeViewModel recipe;
  private final FaultLog faults;
  private final Tasks tasks;
  private final LogViewModel log;
  private final ReadOnlyObjectWrapper<WorkspaceFigures> figures =
      new ReadOnlyObjectWrapper<>(WorkspaceFigures.UNKNOWN);
  private final ReadOnlyObjectWrapper<MachineFacts> machine =
      new ReadOnlyObjectWrapper<>(MachineFacts.UNKNOWN);

  /**
   * The settings of a window.
   *
   * @param backend the machine and the workspace
   * @param preferences what was chosen of the window
   * @param recipe the next recipe, whose threads and device are set here too
   * @param faults what went wrong in this window
   * @param background runs what may block
   * @param window runs a task on the FX thread
   */
  public SettingsViewModel(
      SettingsBackend backend,
      Preferences preferences,
      RecipeViewModel recipe,
      FaultLog faults,
      Executor background,
      Executor window,
      Texts texts) {
    this.backend = backend;
    this.preferences = preferences;
    this.recipe = recipe;
    this.faults = faults;
    this.tasks = new Tasks(background, window, texts);
    this.log = new LogViewModel(backend, window);
  }

  /** What was chosen of the window. */
  public Preferences preferences() {
    return preferences;
  }

  /** The logs. */
  public LogViewModel log() {
    return log;
  }

  /** What went wrong, the newest first. */
  public ReadOnlyObjectProperty<List<FaultDetails>> faultsProperty() {
    return faults.faultsProperty();
  }

  /** How large the workspace is. */
  public ReadOnlyObjectProperty<WorkspaceFigures> figuresProperty() {
    return figures.getReadOnlyProperty();
  }

  /** What this window is and runs on. */
  public ReadOnlyObjectProperty<MachineFacts> machineProperty() {
    return machine.getReadOnlyProperty();
  }

  /** Why the last thing that was asked for failed; empty when it did not. */
  public ReadOnlyStringProperty faultProperty() {
    return tasks.noticeProperty();
  }

  /** The threads of the next recipe: the field of the workbench itself, not a second one. */
  public SettingViewModel threads() {
    return setting("training.threads");
  }

  /** The device of the next recipe: the field of the workbench itself, not a second one. */
  public SettingViewModel device() {
    return setting("training.device");
  }

  private SettingViewModel setting(String path) {
    return recipe.training().stream()
        .filter(field -> field.path().equals(path))
        .findFirst()
        .orElseThrow();
  }

  /** Reads the logs from now on while somebody looks. */
  public void startOn(ScheduledExecutorService executor, Duration pause) {
    log.reader().startOn(executor, pause);
  }

  /** Says whether somebody looks; then the workspace is measured anew. */
  public void watch(boolean isWatched) {
    log.reader().watch(isWatched);
    if (isWatched) {
      tasks.look(backend::figures, figures::set, () -> figures.set(WorkspaceFigures.REFUSED));
      tasks.ask(backend::machine, machine::set);
    }
  }

  /** Opens another workspace in a window of its own. */
  public void open(Path folder) {
    tasks.run(
        () -> {
          backend.open(folder);
          return folder;
        },
        opened -> {});
  }
}
