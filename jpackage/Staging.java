import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Lays out what jpackage and jlink take: the jars, and JavaFX apart from them. */
final class Staging {

  private final Path program;

  /** A staging of the jars in the folder of the built program. */
  Staging(Path program) {
    this.program = program;
  }

  void fill(Path input, Path javafx) throws IOException {
    Files.createDirectories(input);
    Files.createDirectories(javafx);
    List<Path> jars = jars(program);
    NativeParts natives = NativeParts.of(jars);
    for (Path jar : jars) {
      String name = jar.getFileName().toString();
      if (!name.startsWith("javafx-")) {
        natives.copy(jar, input.resolve(name));
      } else if (name.matches("javafx-.*-(linux|win|mac).*\\.jar")) {
        copy(jar, javafx.resolve(name));
      }
    }
    licences(input.resolve("licences"));
  }

  private void licences(Path target) throws IOException {
    Path source = program.resolveSibling("licences");
    Files.createDirectories(target);
    copy(Path.of("LICENSE"), target.resolve("LICENSE"));
    copy(source.resolve("THIRD-PARTY.txt"), target.resolve("THIRD-PARTY.txt"));
    for (Path jar : jars(program)) {
      LicenceTexts.extract(jar, target);
    }
  }

  private static List<Path> jars(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * Gives every file of a folder one time: Java takes its ahead-of-time cache for jars of the very
   * time only, and what makes the installers would give each the time of its copy.
   */
  static void setTimes(Path folder, FileTime time) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
        Files.setLastModifiedTime(file, time);
      }
    }
  }

  static void clear(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder()).forEach(Staging::delete);
    }
  }

  private static void delete(Path path) {
    try {
      Files.delete(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
