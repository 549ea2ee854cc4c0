package org.leadlight.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.leadlight.workspace.DiskFullException;
import org.leadlight.workspace.DiskPatience;

class FullDiskTest {

  @Test
  void whoWritesWaitsAndTriesAgainUntilThereIsSpace() {
    AtomicInteger tries = new AtomicInteger();
    new DiskPatience(() -> false)
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
    DiskPatience none = new DiskPatience(() -> true);
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
    DiskPatience patience = new DiskPatience(() -> false);
    assertThrows(
        UncheckedIOException.class,
        () ->
            patience.write(
                () -> {
                  throw new IOException("Input/output error");
                }));
  }
}
