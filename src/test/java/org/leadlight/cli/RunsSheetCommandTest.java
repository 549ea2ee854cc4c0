package org.leadlight.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leadlight.run.RecipeFormat;
import org.leadlight.run.Recipes;
import org.leadlight.workspace.Workspace;

class RunsSheetCommandTest {

  @TempDir private Path folder;

  @BeforeEach
  void queueARun() {
    try (Workspace workspace = Workspace.open(folder)) {
      workspace.enqueue("Front desk", Recipes.DEMONSTRATION);
    }
  }

  @Test
  void aSheetIsPrintedAsAPageOrAsOneObject() {
    Terminal page = sheet("1");
    assertEquals(0, page.exitCode(), page.err());
    assertTrue(page.out().startsWith("# Reproducibility sheet of run 1: Front desk\n"), page.out());
    assertEquals(
        Recipes.DEMONSTRATION,
        RecipeFormat.read(sheet("1", "--json").json().path("recipe").toString()));
  }

  @Test
  void aSheetGoesIntoAFileWhole() throws IOException {
    Path file = folder.resolve("sheet.md");
    Terminal written = sheet("1", "-o", file);
    assertEquals("", written.out());
    assertEquals(0, written.exitCode(), written.err());
    assertEquals(sheet("1").out(), Files.readString(file));
  }

  @Test
  void aRunThatIsNotThereAndAFileThatCannotBeWrittenAreOneSentence() {
    sheet("7").isRefusedWith("no run 7", "runs list");
    sheet("1", "-o", folder.resolve("leadlight.db/x.md"))
        .isRefusedWith("leadlight.db", "choose a file in another folder");
  }

  private Terminal sheet(Object... arguments) {
    Object[] all = new Object[arguments.length + 4];
    System.arraycopy(arguments, 0, all, 4, arguments.length);
    all[0] = "runs";
    all[1] = "sheet";
    all[2] = "--workspace";
    all[3] = folder;
    return Terminal.run(all);
  }
}
