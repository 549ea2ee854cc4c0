import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes an installer of the program in {@code target/leadlight}; the script of each system starts
 * it: {@code java jpackage/Installer.java deb|rpm|msi|dmg [--dry-run]}, in the repository's folder.
 */
class Installer {

  private static final Path PROGRAM = Path.of("target", "leadlight", "lib");
  private static final Path OUT = Path.of("target", "jpackage");

  private final Target target;
  private final Steps steps;
  private final String version;
  private final FileTime time;

  Installer(Target target, boolean dry) throws IOException {
    String pom = Files.readString(Path.of("pom.xml"));
    this.target = target;
    this.steps = new Steps(dry);
    this.version = find(pom, "<artifactId>leadlight</artifactId>\\s*<version>([^<]+)<");
    this.time = FileTime.from(Instant.parse(find(pom, "outputTimestamp>([^<]+)<")));
    if (!dry) {
      requireReady();
    }
  }

  public static void main(String[] arguments) throws InterruptedException {
    List<String> words = Arrays.asList(arguments);
    try {
      boolean dry = words.contains("--dry-run");
      String kind = words.stream().filter(word -> !word.startsWith("--")).findFirst().orElse("");
      new Installer(Target.of(kind), dry).make();
    } catch (IOException | UncheckedIOException | IllegalArgumentException fault) {
      System.err.println("jpackage: " + fault.getMessage());
      System.exit(2);
    }
  }

  private static String find(String pom, String pattern) {
    Matcher found = Pattern.compile(pattern).matcher(pom);
    if (!found.find()) {
      throw new IllegalArgumentException("pom.xml names no " + pattern + ".");
    }
    return found.group(1);
  }

  private void requireReady() {
    if (target.host() != Host.here()) {
      throw new IllegalArgumentException(
          "A "
              + target.word()
              + " is made on its own system only; --dry-run shows the commands anywhere.");
    }
    if (!Files.exists(PROGRAM.resolve(jar()))) {
      throw new IllegalArgumentException(
          PROGRAM + " has no " + jar() + "; run 'mvn package -DskipTests' first.");
    }
  }

  private String jar() {
    return "leadlight-" + version + ".jar";
  }

  private void make() throws IOException, InterruptedException {
    ProgramImage image = new ProgramImage(target.host(), steps, OUT.resolve("work"));
    image.make(PROGRAM, jar(), version, time);
    List<String> command = new ArrayList<>(List.of(ProgramImage.tool("jpackage")));
    command.addAll(List.of("--type", target.word(), "--name", ProgramImage.NAME));
    command.addAll(List.of("--app-image", image.folder().toString()));
    command.addAll(List.of("--app-version", target.host().version(version)));
    command.addAll(ProgramImage.ABOUT);
    command.addAll(List.of("--dest", OUT.toString()));
    command.addAll(target.options());
    steps.run(command, steadyTimes());
    steps.step("SHA-256 of the installers", () -> Checksums.write(OUT));
    steps.step("what makes up the size", () -> Sizes.print(target.host(), image.folder(), OUT));
  }

  /**
   * jpackage and rpmbuild copy the files anew; dpkg-deb and rpmbuild set times after this one back
   * to it, rpmbuild by a setting for this call.
   */
  private Map<String, String> steadyTimes() throws IOException, InterruptedException {
    Map<String, String> environment = new TreeMap<>();
    environment.put("SOURCE_DATE_EPOCH", Long.toString(time.toInstant().getEpochSecond()));
    if (target == Target.RPM) {
      Path home = OUT.resolve("work").resolve("rpm-home").toAbsolutePath();
      String setting = "%clamp_mtime_to_source_date_epoch 1";
      steps.step(setting, () -> write(home, setting));
      environment.put("HOME", home.toString());
    }
    return environment;
  }

  private static void write(Path home, String setting) throws IOException {
    Files.createDirectories(home);
    Files.writeString(home.resolve(".rpmmacros"), setting + "\n");
  }
}
