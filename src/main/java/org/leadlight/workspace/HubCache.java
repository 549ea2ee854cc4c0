package org.leadlight.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The models that other programs fetched from the Hugging Face hub onto this machine. Nothing is
 * fetched by this one.
 *
 * @param folder where they lie, one folder {@code models--<owner>--<name>} each
 */
public record HubCache(Path folder) {

  private static final Pattern NAME = Pattern.compile("[\\w.-]+/[\\w.-]+");

  /** The cache of this machine. */
  public static HubCache ofThisMachine() {
    return of(System.getenv(), Path.of(System.getProperty("user.home")));
  }

  /**
   * The cache that an environment names.
   *
   * @param environment {@code HF_HUB_CACHE}, {@code HF_HOME} and {@code XDG_CACHE_HOME} count
   * @param home the home folder, which counts when none of them is set
   */
  static HubCache of(Map<String, String> environment, Path home) {
    return new HubCache(
        stated(environment, "HF_HUB_CACHE")
            .or(() -> stated(environment, "HF_HOME").map(path -> path.resolve("hub")))
            .or(
                () ->
                    stated(environment, "XDG_CACHE_HOME")
                        .map(path -> path.resolve("huggingface").resolve("hub")))
            .orElse(home.resolve(".cache").resolve("huggingface").resolve("hub")));
  }

  private static Optional<Path> stated(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name))
        .filter(value -> !value.isBlank())
        .map(Path::of);
  }

  /** Whether a text has the form of a hub name, {@code owner/name}. */
  public static boolean isName(String source) {
    return NAME.matcher(source).matches() && !source.startsWith(".");
  }

  /** The folder of a model: the snapshot its main branch points at, else the newest one. */
  public Optional<Path> model(String name) {
    Path home = folder.resolve("models--" + name.replace("/", "--"));
    Path snapshots = home.resolve("snapshots");
    return main(home)
        .map(snapshots::resolve)
        .filter(Files::isDirectory)
        .or(() -> newest(snapshots));
  }

  private static Optional<String> main(Path home) {
    Path reference = home.resolve("refs").resolve("main");
    try {
      return Files.isRegularFile(reference)
          ? Optional.of(Files.readString(reference).strip())
          : Optional.empty();
    } catch (IOException unreadable) {
      return Optional.empty(); // the snapshots beside it are looked at instead
    }
  }

  private static Optional<Path> newest(Path snapshots) {
    if (!Files.isDirectory(snapshots)) {
      return Optional.empty();
    }
    try (Stream<Path> all = Files.list(snapshots)) {
      List<Path> folders = all.filter(Files::isDirectory).toList();
      return folders.stream().max(Comparator.comparing(HubCache::modified));
    } catch (IOException unreadable) {
      throw new WorkspaceException(
          "The folder " + snapshots + " cannot be read; allow reading it.", unreadable);
    }
  }

  private static FileTime modified(Path folder) {
    try {
      return Files.getLastModifiedTime(folder);
    } catch (IOException unreadable) {
      return FileTime.fromMillis(0);
    }
  }
}
