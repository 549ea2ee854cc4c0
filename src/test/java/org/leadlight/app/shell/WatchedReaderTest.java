package org.leadlight.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.leadlight.app.settings.FaultLog;

class WatchedReaderTest {

  private final AtomicInteger readings = new AtomicInteger();
  private final BlockingQueue<Integer> shown = new LinkedBlockingQueue<>();

  private Optional<Integer> read() {
    int number = readings.incrementAndGet();
    if (number < 4) {
      throw new IllegalStateException("broken");
    }
    return Optional.of(number);
  }

  @Test
  void afterAFaultItReadsOnAndTheFaultIsLoggedOnce() throws InterruptedException {
    WatchedReader<Integer> reader = new WatchedReader<>(this::read, Runnable::run, shown::add);
    try (FaultLog faults = new FaultLog(Runnable::run);
        ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor()) {
      reader.watch(true);
      reader.startOn(executor, Duration.ofMillis(5));
      assertEquals(4, shown.poll(20, TimeUnit.SECONDS));
      executor.shutdownNow();
      assertEquals(1, faults.faultsProperty().get().size());
    }
  }
}
