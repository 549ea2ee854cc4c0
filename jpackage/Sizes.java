import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Says how large the installers are and what the installed program is made up of. */
final class Sizes {

  private static final double MEGABYTE = 1e6;

  private Sizes() {}

  static void print(Host host, Path image, Path out) throws IOException {
    for (Path installer : Checksums.installers(out)) {
      line(installer.getFileName().toString(), Files.size(installer));
    }
    Map<String, Long> parts = new LinkedHashMap<>();
    Path runtime = host.runtime(image);
    try (Stream<Path> files = Files.walk(image)) {
      files
          .filter(Files::isRegularFile)
          .forEach(file -> parts.merge(part(runtime, file), size(file), Long::sum));
    }
    line("installed", parts.values().stream().mapToLong(Long::longValue).sum());
    parts.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .forEach(part -> line("  " + part.getKey(), part.getValue()));
  }

  private static String part(Path runtime, Path file) {
    String name = file.getFileName().toString();
    if (file.startsWith(runtime)) {
      return "Java with JavaFX";
    }
    if (name.startsWith("pytorch-native")) {
      return "libtorch for this system's processor";
    }
    if (name.endsWith(".aot")) {
      return "ahead-of-time cache";
    }
    if (name.startsWith("leadlight-")) {
      return "program with its model and conversations";
    }
    if (name.startsWith("tokenizers")) {
      return "tokenizers";
    }
    return name.startsWith("sqlite") ? "SQLite" : "other libraries, launchers, licences";
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void line(String what, long bytes) {
    System.out.printf(Locale.ROOT, "%-46s %7.1f MB%n", what, bytes / MEGABYTE);
  }
}
