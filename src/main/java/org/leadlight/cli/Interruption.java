package org.leadlight.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C while a training or an attack runs in the foreground: it is asked to stop between two
 * steps and given time to write what it has before the process ends.
 */
final class Interruption implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 60;

  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean asked;
  private final Thread hook =
      Thread.ofPlatform()
          .name("interruption")
          .unstarted(
              () -> {
                asked = true;
                awaitEnd();
              });

  private Interruption() {}

  static Interruption listen() {
    Interruption interruption = new Interruption();
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  boolean wasAsked() {
    return asked;
  }

  private void awaitEnd() {
    try {
      if (!ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        System.err.println(
            "leadlight: the work did not stop in time and was cut off; leadlight runs list shows the state of its run.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    ended.countDown();
    if (!asked) {
      Runtime.getRuntime().removeShutdownHook(hook);
    }
  }
}
