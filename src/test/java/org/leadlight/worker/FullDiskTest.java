package org.leadlight.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leadlight.workspace.DiskFullException;
import org.leadlight.workspace.DiskPatience;

class FullDiskTest {

  @TempDir private Path folder;

  @Test
  void whoWritesWaitsAndTriesAgainUntilThereIsSpace() {
    AtomicInteger tries = new AtomicInteger();
    new DiskPatience(folder, () -> false)
        .write(
            () -> {
              if (tries.incrementAndGet() < 3) {
                throw new IOException("No space left on device");
              }
            });
    assertEquals(3, tries.get());
  }

  @Test
  void whoGivesUpHearsThatTheDiskIsFull() {
    DiskPatience none = new DiskPatience(folder, () -> true);
    String sentence =
        assertThrows(
                DiskFullException.class,
                () ->
                    none.write(
                        () -> {
                          throw new IOException("No space left on device");
                        }))
            .getMessage();
    assertTrue(sentence.contains("full"), sentence);
  }

  @Test
  void anotherFailureIsThrownAtOnce() {
    DiskPatience patience = new DiskPatience(folder, () -> false);
    assertThrows(
        UncheckedIOException.class,
        () ->
            patience.write(
                () -> {
                  throw new IOException("Input/output error");
                }));
  }
}
