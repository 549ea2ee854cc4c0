package org.leadlight.app;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadlight.app.settings.LogTail;
import org.leadlight.app.settings.LogText;
import org.leadlight.app.settings.MachineFacts;
import org.leadlight.app.settings.SettingsBackend;
import org.leadlight.app.settings.WorkspaceFigures;
import org.leadlight.run.BuildInfo;
import org.leadlight.run.CacheFolder;
import org.leadlight.run.UserMistakeException;
import org.leadlight.workspace.FreeSpace;
import org.leadlight.workspace.HubCache;
import org.leadlight.workspace.ProgramCommand;
import org.leadlight.workspace.Workspace;

/** The files of a workspace and this machine behind the screen of settings. */
public final class WorkspaceSettings implements SettingsBackend {

  private static final String LOG = ".log";

  private final Path folder;
  private final String shownAs;
  private final Consumer<Path> opener;
  private @Nullable LogTail tail;

  /** The settings of the workspace in a folder. */
  public WorkspaceSettings(Path folder) {
    this(folder, WorkspaceSettings::startProgram);
  }

  /** The same of a workspace that is shown under another name. */
  WorkspaceSettings(Path folder, String shownAs) {
    this(folder, shownAs, WorkspaceSettings::startProgram);
  }

  /**
   * The same for those who open other workspaces in their own way.
   *
   * @param opener opens the workspace in a folder
   */
  WorkspaceSettings(Path folder, Consumer<Path> opener) {
    this(folder, folder.toAbsolutePath().toString(), opener);
  }

  private WorkspaceSettings(Path folder, String shownAs, Consumer<Path> opener) {
    this.folder = folder.toAbsolutePath();
    this.shownAs = shownAs;
    this.opener = opener;
  }

  @Override
  public WorkspaceFigures figures() {
    try {
      return new WorkspaceFigures(shownAs, runs(), sizeOf(folder), FreeSpace.bytes(folder));
    } catch (IOException e) {
      throw new UserMistakeException("The workspace " + folder + " cannot be measured.", e);
    }
  }

  private int runs() throws IOException {
    Path runs = folder.resolve("runs");
    if (!Files.isDirectory(runs)) {
      return 0;
    }
    try (Stream<Path> all = Files.list(runs)) {
      return (int) all.filter(Files::isDirectory).count();
    }
  }

  /** What goes away while it is measured, or may not be read, counts nothing. */
  private static long sizeOf(Path top) throws IOException {
    AtomicLong bytes = new AtomicLong();
    Files.walkFileTree(
        top,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes about) {
            bytes.addAndGet(about.isRegularFile() ? about.size() : 0);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure) {
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path part, @Nullable IOException failure) {
            return FileVisitResult.CONTINUE;
          }
        });
    return bytes.get();
  }

  @Override
  public List<Path> logs() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      Map<Path, FileTime> written =
          all.filter(file -> file.toString().endsWith(LOG))
              .collect(Collectors.toMap(file -> file, WorkspaceSettings::written));
      return written.entrySet().stream()
          .sorted(Map.Entry.<Path, FileTime>comparingByValue(Comparator.reverseOrder()))
          .map(Map.Entry::getKey)
          .toList();
    } catch (IOException e) {
      throw new UserMistakeException("The logs in " + folder + " cannot be listed.", e);
    }
  }

  private static FileTime written(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException gone) {
      return FileTime.fromMillis(0);
    }
  }

  @Override
  public Optional<LogText> log(Path file) {
    LogTail shown = tail;
    if (shown == null || !shown.file().equals(file)) {
      shown = new LogTail(file);
      tail = shown;
    }
    try {
      return shown.read();
    } catch (IOException e) {
      throw new UserMistakeException("The log " + file + " cannot be read; allow reading it.", e);
    }
  }

  /** It is opened here first, because nobody hears why the other program could not. */
  @Override
  public void open(Path other) {
    Workspace.open(other).close();
    opener.accept(other);
  }

  private static void startProgram(Path other) {
    ProcessBuilder program =
        new ProcessBuilder(
            ProgramCommand.ofThisProcess()
                .line(List.of(), List.of("--workspace", other.toString())));
    program.environment().remove("_JPACKAGE_LAUNCHER"); // else arguments are taken as JVM options
    program.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    program.redirectError(ProcessBuilder.Redirect.DISCARD);
    try {
      program.start();
    } catch (IOException e) {
      throw new UserMistakeException("No window could be opened on " + other + ".", e);
    }
  }

  @Override
  public MachineFacts machine() {
    BuildInfo build = BuildInfo.read();
    int processors = Runtime.getRuntime().availableProcessors();
    List<String> versions =
        List.of(
            "Leadlight " + build.version() + " (" + build.revision() + ")",
            "Java " + Runtime.version() + ", " + System.getProperty("java.vendor"),
            "JavaFX " + System.getProperty("javafx.runtime.version"),
            System.getProperty("os.name")
                + " "
                + System.getProperty("os.version")
                + ", "
                + System.getProperty("os.arch"));
    return new MachineFacts(
        versions,
        processors,
        seenFromHome(HubCache.ofThisMachine().folder()),
        seenFromHome(CacheFolder.engine()));
  }

  private static String seenFromHome(Path path) {
    Path home = Path.of(System.getProperty("user.home"));
    return path.startsWith(home) ? "~/" + home.relativize(path) : path.toString();
  }
}
