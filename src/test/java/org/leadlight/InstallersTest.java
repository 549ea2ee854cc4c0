package org.leadlight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The commands behind the installers, which can be shown on every system. */
class InstallersTest {

  @Test
  void theInstallerOfAnotherSystemIsToldItsIconItsCacheAndItsRecipes() throws Exception {
    String said = dryRun("msi", 0);
    for (String words :
        List.of(
            "leadlight.ico",
            "-XX:AOTCache=$APPDIR/leadlight.aot",
            "--add-launcher leadlight=jpackage/console.properties",
            "--file-associations jpackage/recipe.properties",
            "--win-upgrade-uuid")) {
      assertTrue(said.contains(words), words + " is missing in " + said);
    }
    assertTrue(!said.contains("strip-native-commands"), "a worker is started by java");
  }

  @Test
  void anUnknownKindIsRefusedInOneSentence() throws Exception {
    assertTrue(dryRun("apk", 2).contains("'apk' is no kind of installer"));
  }

  private static String dryRun(String kind, int code) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "jpackage/Installer.java",
                kind,
                "--dry-run")
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(code, process.waitFor(), said);
    return said;
  }
}
