package org.leadlight;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.leadlight.app.RehearseCommand;
import org.leadlight.app.Window;
import org.leadlight.app.bench.ChartCommand;
import org.leadlight.app.bench.FirstFrameCommand;
import org.leadlight.app.bench.HistoryCommand;
import org.leadlight.app.bench.PulseCommand;
import org.leadlight.app.bench.StartCommand;
import org.leadlight.app.bench.TilesCommand;
import org.leadlight.app.desktop.DesktopCheck;
import org.leadlight.app.pictures.DemonstrationPicture;
import org.leadlight.app.pictures.IconsCommand;
import org.leadlight.app.pictures.PicturesCommand;
import org.leadlight.cli.DesktopParts;
import org.leadlight.cli.LeadlightCommand;
import org.leadlight.run.Shell;
import org.leadlight.run.UserMistakeException;

/** Starts the window or the command line. */
public final class Main {

  private Main() {}

  /** The program; it ends by {@code System.exit} because libraries leave threads behind. */
  public static void main(String[] arguments) {
    System.exit(new LeadlightCommand(desktop()).run(arguments));
  }

  private static DesktopParts desktop() {
    return new DesktopParts(
        Main::window,
        List.of(
            new PicturesCommand(), new IconsCommand(), new RehearseCommand(LeadlightCommand::work)),
        List.of(
            new ChartCommand(),
            new HistoryCommand(),
            new PulseCommand(),
            new StartCommand(),
            new FirstFrameCommand(),
            new TilesCommand()),
        () -> DesktopCheck.facts().findings());
  }

  private static int window(Path workspaceFolder, Optional<Path> recipe) {
    Optional<String> noDisplay = DesktopCheck.displayFault();
    if (noDisplay.isPresent() && recipe.isPresent()) {
      throw new UserMistakeException(
          noDisplay.get()
              + " To train this recipe in the terminal: leadlight train "
              + Shell.here().quote(recipe.get().toString()));
    }
    if (noDisplay.isPresent()) {
      System.err.println(
          noDisplay.get() + " Running the bundled demonstration in this terminal instead.");
      int end = LeadlightCommand.demonstration(workspaceFolder);
      if (end == 0) {
        System.out.println(DemonstrationPicture.make(workspaceFolder, DemonstrationPicture.FILE));
      }
      return end;
    }
    Optional<String> noFonts = DesktopCheck.fontFault();
    if (noFonts.isPresent()) {
      System.err.println("leadlight: " + noFonts.get());
      return LeadlightCommand.MISTAKE;
    }
    return Window.open(workspaceFolder, recipe);
  }
}
