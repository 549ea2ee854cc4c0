package org.leadlight.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.leadlight.run.UserMistakeException;
import org.leadlight.run.lesson.LessonTransform;
import org.leadlight.run.lesson.LessonTransforms;
import org.leadlight.worker.LessonFiles;
import org.leadlight.workspace.Catalogue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the lessons stand on. */
@Command(
    name = "lessons",
    mixinStandardHelpOptions = true,
    description = "What the lessons of the window stand on.",
    subcommands = LessonsCommand.Build.class)
final class LessonsCommand {

  /** Trains the transforms. */
  @Command(
      name = "build",
      mixinStandardHelpOptions = true,
      description = {
        "Trains the transforms of the lessons, on the CPU with one thread; those that are up to date",
        "are left as they are. The same machine gives the same files."
      })
  static final class Build implements Runnable {

    private static final int TOLD_EVERY = 50; // steps

    @Mixin private final WorkspaceOption workspace = new WorkspaceOption();

    @Option(
        names = "--out",
        paramLabel = "DIR",
        description = "Where the files go (${DEFAULT-VALUE}).")
    private Path out = Path.of("assets", "lessons");

    @Override
    public void run() {
      long begun = System.nanoTime();
      List<LessonTransform> transforms = LessonTransforms.all();
      LessonFiles files = new LessonFiles(out, new Catalogue(workspace.folder()));
      try {
        files.build(transforms, new Progress());
        System.out.println(
            String.format(
                Locale.ROOT,
                "%d transforms, %.1f MB, %.0f s",
                transforms.size(),
                files.bytes(transforms) / 1e6,
                (System.nanoTime() - begun) / 1e9));
      } catch (IOException e) {
        throw new UserMistakeException(
            "The transforms cannot be written to " + out + "; check its rights and space.", e);
      }
    }
  }

  private static final class Progress implements LessonFiles.Listener {

    @Override
    public void kept(LessonTransform transform) {
      System.out.println(transform.id() + ": up to date");
    }

    @Override
    public void stepped(LessonTransform transform, long taken, long wanted) {
      if (taken % Build.TOLD_EVERY == 0 || taken == wanted) {
        System.out.println(transform.id() + ": " + taken + " of " + wanted + " steps");
      }
    }
  }
}
