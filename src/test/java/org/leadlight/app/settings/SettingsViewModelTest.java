package org.leadlight.app.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.leadlight.app.shell.Appearance;
import org.leadlight.app.shell.Preferences;
import org.leadlight.app.shell.Texts;
import org.leadlight.app.workbench.RecipeViewModel;
import org.leadlight.run.Factories;
import org.leadlight.run.Recipes;
import org.leadlight.run.UserMistakeException;

class SettingsViewModelTest {

  private final FaultLog faults = new FaultLog(Runnable::run);
  private final SettingsViewModel model =
      new SettingsViewModel(
          new Unmeasured(),
          new Preferences(new Appearance()),
          new RecipeViewModel(Factories.all(), Recipes.DEMONSTRATION, 6),
          faults,
          Runnable::run,
          Runnable::run,
          Texts.load());

  @AfterEach
  void close() {
    faults.close();
  }

  @Test
  void whyTheWorkspaceCannotBeMeasuredIsToldAndItIsNoLongerSaidToBeMeasured() {
    model.watch(true);
    assertEquals("The workspace cannot be measured.", model.faultProperty().get());
    assertEquals(WorkspaceFigures.REFUSED, model.figuresProperty().get());
  }

  /** A workspace that cannot be measured and has no log. */
  private static final class Unmeasured implements SettingsBackend {
    @Override
    public WorkspaceFigures figures() {
      throw new UserMistakeException("The workspace cannot be measured.");
    }

    @Override
    public List<Path> logs() {
      return List.of();
    }

    @Override
    public Optional<LogText> log(Path file) {
      return Optional.empty();
    }

    @Override
    public void open(Path folder) {}

    @Override
    public MachineFacts machine() {
      return MachineFacts.UNKNOWN;
    }
  }
}
