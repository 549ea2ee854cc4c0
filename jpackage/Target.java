import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A kind of installer: its system and what jpackage is told for it. */
enum Target {
  DEB(Host.LINUX),
  RPM(Host.LINUX),
  MSI(Host.WINDOWS),
  DMG(Host.MAC);

  /** What the installed program needs of Debian's packages; libc comes by itself. */
  private static final String DEBIAN_NEEDS =
      "libgtk-3-0, libxtst6, fontconfig, libpangoft2-1.0-0, libfreetype6, libstdc++6, libgomp1,"
          + " fonts-dejavu-core";

  /** The same by the names of Fedora and its kin. */
  private static final String FEDORA_NEEDS =
      "gtk3, libXtst, fontconfig, pango, freetype, libstdc++, libgomp, dejavu-sans-fonts";

  /** By this number Windows knows that an installer renews the program; it must never change. */
  private static final String UPGRADE = "6f0c9a1e-3b1d-4f6e-9a53-0d8a5b7d42c1";

  private final Host host;

  Target(Host host) {
    this.host = host;
  }

  static Target of(String word) {
    for (Target target : values()) {
      if (target.word().equals(word)) {
        return target;
      }
    }
    throw new IllegalArgumentException(
        "'" + word + "' is no kind of installer; write deb, rpm, msi or dmg.");
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  Host host() {
    return host;
  }

  /** What jpackage is told when it makes the installer from the image. */
  List<String> options() {
    List<String> options = new ArrayList<>(List.of("--license-file", "LICENSE"));
    switch (this) {
      case DEB -> {
        options.addAll(linux(DEBIAN_NEEDS));
        options.addAll(List.of("--linux-deb-maintainer", "maintainers@leadlight.example"));
      }
      case RPM -> {
        options.addAll(linux(FEDORA_NEEDS));
        options.addAll(List.of("--linux-rpm-license-type", "Apache-2.0"));
      }
      case MSI -> {
        options.addAll(List.of("--file-associations", "jpackage/recipe.properties"));
        options.addAll(List.of("--win-menu", "--win-menu-group", "Leadlight"));
        options.addAll(List.of("--win-shortcut-prompt", "--win-dir-chooser"));
        options.addAll(List.of("--win-per-user-install", "--win-upgrade-uuid", UPGRADE));
      }
      case DMG -> {}
    }
    return options;
  }

  private static List<String> linux(String needs) {
    return List.of(
        "--file-associations",
        "jpackage/recipe.properties",
        "--linux-package-name",
        "leadlight",
        "--linux-package-deps",
        needs,
        "--linux-app-category",
        "science",
        "--linux-menu-group",
        "Science;Education",
        "--linux-shortcut",
        "--resource-dir",
        "jpackage/linux");
  }
}
