import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Copies jars without the native libraries of other systems and processors. */
final class NativeParts {

  private static final List<String> ROOTS = List.of("native/lib/", "jnilib/");
  private static final String SQLITE = "org/sqlite/native/";
  private static final Map<String, String> SQLITE_NAMES =
      Map.of("linux", "Linux", "osx", "Mac", "win", "Windows");

  private final String platform;

  /**
   * The parts of one platform.
   *
   * @param platform as in the name of libtorch's jar, such as {@code linux-x86_64}
   */
  private NativeParts(String platform) {
    this.platform = platform;
  }

  /** The parts of the platform whose libtorch is among some jars. */
  static NativeParts of(List<Path> jars) {
    return jars.stream()
        .map(jar -> jar.getFileName().toString())
        .filter(name -> name.startsWith("pytorch-native-cpu-"))
        .map(name -> name.replaceFirst("pytorch-native-cpu-[^-]+-(.+)\\.jar", "$1"))
        .findFirst()
        .map(NativeParts::new)
        .orElseThrow(() -> new IllegalArgumentException("There is no jar of libtorch."));
  }

  /** Copies a jar; one that has nothing of other platforms stays as it is, byte for byte. */
  void copy(Path from, Path to) throws IOException {
    try (ZipFile jar = new ZipFile(from.toFile())) {
      if (jar.stream().allMatch(this::belongs)) {
        Files.copy(from, to);
        return;
      }
      try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(to))) {
        for (ZipEntry entry :
            (Iterable<ZipEntry>) jar.stream().map(ZipEntry.class::cast)::iterator) {
          if (belongs(entry)) {
            copy(jar, entry, out);
          }
        }
      }
    }
  }

  private static void copy(ZipFile jar, ZipEntry entry, ZipOutputStream out) throws IOException {
    ZipEntry copied = new ZipEntry(entry.getName());
    copied.setTime(entry.getTime());
    out.putNextEntry(copied);
    try (InputStream in = jar.getInputStream(entry)) {
      in.transferTo(out);
    }
    out.closeEntry();
  }

  private boolean belongs(ZipEntry entry) {
    String name = entry.getName();
    if (entry.isDirectory()) {
      return true;
    }
    if (name.startsWith(SQLITE)) {
      return name.startsWith(SQLITE + sqliteFolder() + "/");
    }
    return ROOTS.stream()
        .filter(root -> name.startsWith(root) && name.indexOf('/', root.length()) > 0)
        .allMatch(root -> name.startsWith(root + platform + "/"));
  }

  private String sqliteFolder() {
    int dash = platform.indexOf('-');
    return SQLITE_NAMES.get(platform.substring(0, dash)) + "/" + platform.substring(dash + 1);
  }
}
