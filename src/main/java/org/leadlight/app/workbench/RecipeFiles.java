package org.leadlight.app.workbench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.stage.Window;
import org.leadlight.app.shell.Texts;
import org.leadlight.run.InvalidRecipeException;
import org.leadlight.run.RecipeFormat;
import org.leadlight.run.RunSpec;
import org.leadlight.run.Shell;
import org.leadlight.run.TrainCommandLine;
import org.leadlight.run.UserMistakeException;
import org.leadlight.workspace.AtomicFile;

/** Takes recipes into files and out of them, and to the clipboard as a command. */
public final class RecipeFiles {

  /** What the name of a recipe's file ends in, so that the system opens it with this program. */
  public static final String ENDING = "leadlight";

  private static final List<String> ENDINGS = List.of(ENDING, "json");

  private final WorkbenchViewModel workbench;
  private final Executor background;
  private final Executor window;
  private final Texts texts;
  private final PathChooser chooser;

  /**
   * The files of a workbench's recipe.
   *
   * @param background runs what may block
   * @param window runs a task on the FX thread
   * @param chooser asks for a file
   */
  public RecipeFiles(
      WorkbenchViewModel workbench,
      Executor background,
      Executor window,
      Texts texts,
      PathChooser chooser) {
    this.workbench = workbench;
    this.background = background;
    this.window = window;
    this.texts = texts;
    this.chooser = chooser;
  }

  /** Asks for files and folders. */
  PathChooser chooser() {
    return chooser;
  }

  /** Asks for a recipe and shows it; a broken one is told of and changes nothing. */
  void open(Window owner) {
    chooser.file(texts.get("recipe.open"), ENDINGS, owner).ifPresent(this::open);
  }

  /** Shows the recipe of a file as the next one; a broken one is told of and changes nothing. */
  public void open(Path file) {
    workbench.follow(
        CompletableFuture.supplyAsync(() -> read(file), background)
            .thenAcceptAsync(this::show, window));
  }

  private void show(RunSpec spec) {
    workbench.recipe().show(spec);
    workbench.steering().steeringProperty().set(false);
  }

  private RunSpec read(Path file) {
    try {
      return RecipeFormat.read(Files.readString(file));
    } catch (InvalidRecipeException broken) {
      String first = broken.faults().getFirst().sentence();
      throw new UserMistakeException(texts.format("recipe.open.broken", file, first), broken);
    } catch (IOException unreadable) {
      throw new UserMistakeException(texts.format("recipe.open.unreadable", file), unreadable);
    }
  }

  /** Asks for a file and writes the recipe into it; a recipe with faults is not written. */
  void save(Window owner) {
    RunSpec spec = workbench.recipe().specProperty().get();
    chooser
        .target(texts.get("recipe.save"), "recipe." + ENDING, owner)
        .ifPresent(file -> save(spec, file));
  }

  private void save(RunSpec spec, Path file) {
    workbench.follow(CompletableFuture.runAsync(() -> write(spec, file), background));
  }

  private void write(RunSpec spec, Path file) {
    try {
      AtomicFile.publish(
          file, temporary -> Files.writeString(temporary, RecipeFormat.write(spec) + "\n"));
    } catch (IOException failure) {
      throw new UserMistakeException(texts.format("recipe.save.failed", file), failure);
    }
  }

  /** Puts the command that trains a recipe onto the clipboard. */
  static void copyAsCommand(RunSpec spec) {
    ClipboardContent content = new ClipboardContent();
    content.putString(TrainCommandLine.of(spec, Shell.here()));
    Clipboard.getSystemClipboard().setContent(content);
  }
}
