package org.leadlight.app.workbench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.leadlight.workspace.AtomicFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps named texts in a file, what was typed first of all: written a moment after the last change,
 * whole or not at all.
 */
public final class DraftStore {

  private static final Logger LOG = LoggerFactory.getLogger(DraftStore.class);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path file;
  private final ScheduledExecutorService executor;
  private final Duration pause;
  private @Nullable ScheduledFuture<?> waiting;

  /**
   * A store.
   *
   * @param file where the draft is kept
   * @param executor what writes it
   * @param pause how long nothing must change before it is written
   */
  public DraftStore(Path file, ScheduledExecutorService executor, Duration pause) {
    this.file = file;
    this.executor = executor;
    this.pause = pause;
  }

  /** What was kept; empty when nothing was, or when it cannot be read. */
  public Map<String, String> read() {
    if (!Files.exists(file)) {
      return Map.of();
    }
    try {
      return JSON.readValue(
          Files.readString(file), new TypeReference<LinkedHashMap<String, String>>() {});
    } catch (IOException | JacksonException e) {
      LOG.warn("What was kept in {} cannot be read and is left out.", file, e);
      return Map.of();
    }
  }

  /**
   * Keeps a draft soon; a newer one takes its place.
   *
   * @param kept is told, on the thread that wrote, when it is
   * @param refused is told when it cannot be
   */
  public synchronized void keep(Map<String, String> draft, Runnable kept, Runnable refused) {
    if (waiting != null) {
      waiting.cancel(false);
    }
    waiting =
        executor.schedule(
            () -> (write(draft) ? kept : refused).run(), pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Keeps a draft at once; false, with a line in the log, when it cannot be written. */
  public boolean write(Map<String, String> draft) {
    try {
      AtomicFile.publish(
          file, temporary -> Files.writeString(temporary, JSON.writeValueAsString(draft)));
      return true;
    } catch (IOException e) {
      LOG.warn("What was typed or chosen cannot be kept in {}.", file, e);
      return false;
    }
  }
}
