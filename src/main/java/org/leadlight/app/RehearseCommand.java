package org.leadlight.app;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.leadlight.app.desktop.DesktopCheck;
import org.leadlight.app.desktop.TemporaryFolder;
import org.leadlight.run.Recipes;
import org.leadlight.run.UserMistakeException;
import org.leadlight.workspace.CommandRequest;
import org.leadlight.workspace.Keep;
import org.leadlight.workspace.Workspace;
import picocli.CommandLine.Command;

/**
 * What Java watches to make the ahead-of-time cache: a window, and a training that streams into it,
 * in one process that ends normally.
 */
@Command(
    name = "rehearse",
    hidden = true,
    description = "Opens the window and trains some steps, without being asked anything.")
public final class RehearseCommand implements Callable<Integer> {

  private static final long STEPS = 3;
  private static final long PAUSE_MILLIS = 50;

  private final Consumer<Path> worker;

  /**
   * A rehearsal.
   *
   * @param worker trains the runs that wait in a workspace
   */
  public RehearseCommand(Consumer<Path> worker) {
    this.worker = worker;
  }

  @Override
  public Integer call() {
    Optional<String> noFonts = DesktopCheck.fontFault();
    if (noFonts.isPresent()) {
      throw new UserMistakeException(noFonts.get());
    }
    try (TemporaryFolder folder = TemporaryFolder.make()) {
      return Window.open(folder.path(), Optional.empty(), window -> play(folder.path(), window));
    }
  }

  private void play(Path folder, Stage window) {
    CompletableFuture.runAsync(() -> train(folder))
        .whenComplete((nothing, failure) -> Platform.runLater(window::close))
        .whenComplete(RehearseCommand::tell);
  }

  private void train(Path folder) {
    try (Workspace workspace = Workspace.open(folder)) {
      long run = workspace.enqueue("", Recipes.DEMONSTRATION);
      Thread training = Thread.ofPlatform().start(() -> worker.accept(folder));
      while (training.isAlive() && workspace.run(run).orElseThrow().step() < STEPS) {
        Thread.sleep(PAUSE_MILLIS);
      }
      workspace.commands().request(run, CommandRequest.stop(Keep.LAST));
      training.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void tell(Object nothing, Throwable failure) {
    if (failure != null) {
      System.err.println("leadlight: the rehearsal ended early: " + failure);
    }
  }
}
