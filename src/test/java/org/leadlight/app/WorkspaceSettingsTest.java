package org.leadlight.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leadlight.run.UserMistakeException;

class WorkspaceSettingsTest {

  @TempDir private Path folder;
  private final List<Path> opened = new ArrayList<>();

  @Test
  void everyFileIsMeasured() throws IOException {
    Files.writeString(folder.resolve("a.log"), "abc");
    Files.createDirectories(folder.resolve("runs/1"));
    Files.writeString(folder.resolve("runs/1/b"), "defg");
    WorkspaceSettings settings = new WorkspaceSettings(folder, opened::add);
    assertEquals(7, settings.figures().bytes());
    assertEquals(1, settings.figures().runs());
  }

  @Test
  void whyAnotherWorkspaceDoesNotOpenIsSaidBeforeAProgramIsStartedOnIt() throws IOException {
    WorkspaceSettings settings = new WorkspaceSettings(folder, opened::add);
    Path file = Files.createFile(folder.resolve("file"));
    String sentence =
        assertThrows(UserMistakeException.class, () -> settings.open(file)).getMessage();
    assertTrue(sentence.contains("choose another folder"), sentence);
    assertEquals(List.of(), opened);
    settings.open(folder.resolve("other"));
    assertEquals(List.of(folder.resolve("other")), opened);
  }
}
