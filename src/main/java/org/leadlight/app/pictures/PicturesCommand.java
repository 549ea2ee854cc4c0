package org.leadlight.app.pictures;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadlight.app.desktop.DesktopCheck;
import org.leadlight.app.desktop.JavaFx;
import org.leadlight.app.desktop.TemporaryFolder;
import org.leadlight.app.pictures.PictureLook.Theme;
import org.leadlight.app.shell.TextSize;
import org.leadlight.run.UserMistakeException;
import org.leadlight.workspace.WorkerLauncher;
import org.leadlight.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes pictures of every screen, without a display. */
@Command(
    name = "pictures",
    mixinStandardHelpOptions = true,
    description =
        "Makes pictures of every screen without a display, from a small workspace in which it"
            + " trains the bundled demonstration, or from one that is there.")
public final class PicturesCommand implements Runnable {

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "The folder the pictures are written into.")
  private Path out = Path.of(".");

  @Option(names = "--theme", paramLabel = "light|dark|both", description = "Which colours (both).")
  private String theme = "both";

  @Option(names = "--size", paramLabel = "WxH", description = "The window's size (1440x900).")
  private String size = "1440x900";

  @Option(names = "--scale", paramLabel = "1|2", description = "Pixels for one unit (1).")
  private int scale = 1;

  @Option(
      names = "--text",
      paramLabel = "PERCENT",
      description = "The size of the window's text, 90 to 200 (100).")
  private int text = TextSize.USUAL;

  @Option(names = "--steps", paramLabel = "N", description = "Steps of the training (240).")
  private int steps = 240;

  @Option(
      names = "--workspace",
      paramLabel = "DIR",
      description = "Takes the newest run of this workspace instead of training one.")
  private @Nullable Path workspace;

  @Option(
      names = "--scene",
      split = ",",
      paramLabel = "NAME",
      description = "Only the scenes whose names begin so; several names with commas between.")
  private List<String> scenes = List.of("");

  @Override
  public void run() {
    PictureLook look =
        new PictureLook(
            themes(),
            PictureSize.of(size),
            checkedScale(),
            checkedText(),
            PictureLook.USUAL_WORKSPACE);
    if (steps < 2) {
      throw new UserMistakeException("--steps is " + steps + "; it must be at least 2.");
    }
    scenes.forEach(PicturesCommand::requireScene);
    Optional<String> noFonts = DesktopCheck.fontFault();
    if (noFonts.isPresent()) {
      throw new UserMistakeException(noFonts.get());
    }
    if (workspace != null) {
      requireRun(workspace);
    }
    JavaFx.startHeadless(() -> {});
    PictureSet pictures = new PictureSet(out, look, System.out::println).only(scenes);
    try (TemporaryFolder folder = TemporaryFolder.make()) {
      takeAll(pictures, folder.path());
    }
  }

  private void takeAll(PictureSet pictures, Path temporary) {
    pictures.take(Moment.EMPTY, temporary);
    if (pictures.has(Moment.LESSONS)) {
      takeLessons(pictures, temporary);
    }
    if (!pictures.needsARun()) {
      return;
    }
    if (workspace != null) {
      pictures.take(Moment.END, workspace);
      return;
    }
    try (SmallTraining training = SmallTraining.start(temporary, steps)) {
      training.awaitHalf();
      pictures.take(Moment.MIDDLE, temporary);
      training.steerAndPause();
      pictures.take(Moment.PAUSED, temporary);
      training.interrupt();
      pictures.take(Moment.INTERRUPTED, temporary);
      training.goOn();
      training.awaitEnd();
      if (pictures.has("privacy")) {
        training.attack();
      }
    }
    pictures.take(Moment.END, temporary);
  }

  /** In a folder of its own, whose inspector ends with it. */
  private static void takeLessons(PictureSet pictures, Path temporary) {
    Path folder = temporary.resolve("lessons");
    Workspace.open(folder).close();
    Process inspector = new WorkerLauncher(folder).startInspector();
    try {
      pictures.take(Moment.LESSONS, folder);
    } finally {
      inspector.destroy();
      inspector.onExit().join();
    }
  }

  private List<Theme> themes() {
    return switch (theme.toLowerCase(Locale.ROOT)) {
      case "light" -> List.of(Theme.LIGHT);
      case "dark" -> List.of(Theme.DARK);
      case "both" -> List.of(Theme.values());
      default ->
          throw new UserMistakeException("--theme is " + theme + "; write light, dark or both.");
    };
  }

  private int checkedScale() {
    if (scale < 1 || scale > 2) {
      throw new UserMistakeException("--scale is " + scale + "; write 1 or 2.");
    }
    return scale;
  }

  private static void requireScene(String beginning) {
    if (Scenes.all().stream().noneMatch(known -> known.name().startsWith(beginning))) {
      throw new UserMistakeException(
          "--scene is "
              + beginning
              + "; there are "
              + Scenes.all().stream().map(PictureScene::name).collect(Collectors.joining(", "))
              + ".");
    }
  }

  private int checkedText() {
    if (!TextSize.choices().contains(text)) {
      throw new UserMistakeException(
          "--text is "
              + text
              + "; write one of "
              + TextSize.choices().stream().map(String::valueOf).collect(Collectors.joining(", "))
              + ".");
    }
    return text;
  }

  private static void requireRun(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new UserMistakeException("There is no workspace " + folder + ".");
    }
    try (Workspace opened = Workspace.open(folder)) {
      if (opened.newestRun().filter(run -> run.state().isEnd() && run.step() > 0).isEmpty()) {
        throw new UserMistakeException(
            "The newest run of " + folder + " has not ended yet; train one first.");
      }
    }
  }
}
