package org.leadlight.workspace;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteLibraryTest {

  @TempDir private Path folder;

  @Test
  void isUnpackedOnceAndAgainWhereItIsNotWhole() throws IOException {
    Path library = SqliteLibrary.unpacked(folder);
    byte[] contents = Files.readAllBytes(library);
    assertTrue(contents.length > 100_000);
    FileTime longAgo = FileTime.fromMillis(1_000_000);
    Files.setLastModifiedTime(library, longAgo);
    assertEquals(library, SqliteLibrary.unpacked(folder));
    assertEquals(longAgo, Files.getLastModifiedTime(library));
    Files.write(library, new byte[] {1});
    assertArrayEquals(contents, Files.readAllBytes(SqliteLibrary.unpacked(folder)));
  }

  @Test
  void aDatabaseIsOpenedWithIt() {
    try (Workspace workspace = Workspace.open(folder)) {
      assertEquals(0, workspace.runs().size());
      assertTrue(
          System.getProperty("org.sqlite.lib.path").contains("sqlite-"), "where the driver looks");
    }
  }
}
