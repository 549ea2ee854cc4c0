package org.leadlight.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

  @TempDir private Path folder;

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.toList();
    }
  }

  @Test
  void whatIsPublishedMayBeReadByWhomAPlainFileMay() throws IOException {
    assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"));
    Path plain = Files.createFile(folder.resolve("plain"));
    Path published = folder.resolve("published");
    AtomicFile.publish(published, temporary -> Files.writeString(temporary, "words"));
    assertEquals(Files.getPosixFilePermissions(plain), Files.getPosixFilePermissions(published));
  }

  @Test
  void whatFailsHalfWayLeavesTheOldFileAndNothingBeside() throws IOException {
    Path target = folder.resolve("report");
    AtomicFile.publish(target, temporary -> Files.writeString(temporary, "old"));
    assertThrows(
        IOException.class,
        () ->
            AtomicFile.publish(
                target,
                temporary -> {
                  Files.writeString(temporary, "ha");
                  throw new IOException("full");
                }));
    assertEquals("old", Files.readString(target));
    assertEquals(List.of(target), files());
  }
}
