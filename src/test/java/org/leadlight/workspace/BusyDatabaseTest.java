package org.leadlight.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that another process, say a stopped one, keeps for longer than a writer waits. */
class BusyDatabaseTest {

  private static final String COUNT = "INSERT INTO device_limit VALUES ('cuda:7', 3)";

  @TempDir private Path folder;

  @Test
  void isOneSentenceThatSaysWhatToDo() throws Exception {
    try (Database keeper = database();
        Database writer = database()) {
      keeper.execute("BEGIN IMMEDIATE");
      WorkspaceBusyException busy =
          assertThrows(WorkspaceBusyException.class, () -> writer.write(db -> db.update(COUNT)));
      assertTrue(busy.getMessage().contains("end that process"), busy.getMessage());
    }
  }

  @Test
  void isWaitedForByWhoHasPatienceAndNothingIsLost() throws Exception {
    AtomicInteger tries = new AtomicInteger();
    try (Database keeper = database();
        Database writer = database()) {
      keeper.execute("BEGIN IMMEDIATE");
      CompletableFuture<Void> writing =
          CompletableFuture.runAsync(
              () ->
                  new DiskPatience(folder, () -> false)
                      .write(
                          () -> {
                            tries.incrementAndGet();
                            writer.write(db -> db.update(COUNT));
                          }));
      while (tries.get() < 2) {
        TimeUnit.MILLISECONDS.sleep(20);
        assertFalse(writing.isDone(), "it waits");
      }
      keeper.execute("COMMIT");
      writing.get(20, TimeUnit.SECONDS);
      assertEquals(
          3,
          writer
              .read(
                  db ->
                      db.first(
                          "SELECT maximum FROM device_limit WHERE device = 'cuda:7'",
                          row -> row.getInt(1)))
              .orElseThrow());
    }
  }

  private Database database() {
    return new Database(folder.resolve("leadlight.db"), 50);
  }
}
