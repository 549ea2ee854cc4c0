import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Takes the licence texts and notices that libraries carry in their jars. */
final class LicenceTexts {

  private static final Pattern NAMES =
      Pattern.compile("(?i)(.*/)?(licen[cs]e|notice|copying)[^/]*(?<!\\.class)");

  private LicenceTexts() {}

  /** Writes them into a folder named after the jar, if it carries any. */
  static void extract(Path jar, Path target) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      List<? extends ZipEntry> texts =
          zip.stream()
              .filter(entry -> !entry.isDirectory() && NAMES.matcher(entry.getName()).matches())
              .toList();
      Path folder = target.resolve(jar.getFileName().toString().replaceFirst("\\.jar$", ""));
      for (ZipEntry text : texts) {
        Files.createDirectories(folder);
        String name = Path.of(text.getName()).getFileName().toString();
        try (InputStream in = zip.getInputStream(text)) {
          Files.write(folder.resolve(name), in.readAllBytes());
        }
      }
    }
  }
}
