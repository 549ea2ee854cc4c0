package org.leadlight.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.leadlight.run.BuildInfo;

class ProgramCommandTest {

  private static final Path CACHE = Path.of("lib", "leadlight.aot");

  @Test
  void theProgramIsStartedAgainWithTheSameJavaAndClassPath() {
    List<String> line =
        ProgramCommand.ofThisProcess().line(List.of("-Da=b"), List.of("worker", "--workspace"));
    assertEquals(
        Path.of(System.getProperty("java.home")), Path.of(line.getFirst()).getParent().getParent());
    assertEquals(
        List.of(
            "-Da=b",
            "-classpath",
            System.getProperty("java.class.path"),
            "org.leadlight.Main",
            "worker",
            "--workspace"),
        line.subList(line.indexOf("-Da=b"), line.size()));
  }

  @Test
  void theCacheIsHandedOnUnlessItIsNotWanted() {
    ProgramCommand program = new ProgramCommand(List.of("--a=b"), Optional.of(CACHE));
    assertTrue(program.line(List.of(), List.of()).contains("-XX:AOTCache=" + CACHE));
    assertFalse(
        program.withoutCache().line(List.of(), List.of()).stream()
            .anyMatch(word -> word.startsWith("-XX:AOTCache")));
  }

  @Test
  void theFlagsAreThoseOfTheProcessBecauseAnInstalledProgramHasOthersThanTheBuild() {
    ProgramCommand program =
        ProgramCommand.of(
            List.of("-Dx=y", "--add-opens=javafx.graphics/javafx.scene=ALL-UNNAMED", "-Xmx1g"));
    assertEquals(
        List.of("--add-opens=javafx.graphics/javafx.scene=ALL-UNNAMED", "-classpath"),
        program.line(List.of(), List.of()).subList(1, 3));
  }

  @Test
  void aProcessWithoutFlagsGetsThoseOfTheBuild() {
    assertEquals(BuildInfo.read().jvmFlags(), ProgramCommand.of(List.of("-Xmx1g")).flags());
  }
}
