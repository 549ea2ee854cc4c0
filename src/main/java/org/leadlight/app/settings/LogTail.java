package org.leadlight.app.settings;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The end of a log that grows: reads what was added since the last time, never more than its last
 * megabyte, and keeps the newest lines. Used on one thread.
 */
public final class LogTail {

  /** How many bytes before the end are looked at. */
  static final int MOST_BYTES = 1 << 20;

  /** How many lines are kept. */
  static final int MOST_LINES = 5_000;

  private final Path file;
  private final Deque<String> lines = new ArrayDeque<>();
  private long offset = -1;
  private boolean cut;
  private byte[] begun = {};

  /** A tail of which nothing was read yet. */
  public LogTail(Path file) {
    this.file = file;
  }

  /** The file. */
  public Path file() {
    return file;
  }

  /**
   * Reads what was added; blocks.
   *
   * @return the newest lines; empty when nothing has changed. A file that is gone has none
   */
  public Optional<LogText> read() throws IOException {
    if (!Files.exists(file)) {
      return changed(0) ? Optional.of(restart(0)) : Optional.empty();
    }
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      long size = channel.size();
      if (!changed(size)) {
        return Optional.empty();
      }
      if (size < offset || offset < 0 || size - offset > MOST_BYTES) {
        restart(Math.max(0, size - MOST_BYTES));
      }
      boolean midway = cut && begun.length == 0 && lines.isEmpty();
      append(bytes(channel, size), midway);
      offset = size;
    }
    return Optional.of(text());
  }

  private boolean changed(long size) {
    return size != offset;
  }

  private LogText restart(long from) {
    lines.clear();
    begun = new byte[0];
    offset = from;
    cut = from > 0;
    return text();
  }

  private byte[] bytes(SeekableByteChannel channel, long size) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate((int) (size - offset));
    channel.position(offset);
    while (buffer.hasRemaining() && channel.read(buffer) >= 0) {}
    byte[] read = new byte[buffer.position()];
    buffer.flip().get(read);
    return read;
  }

  /** A line counts when it ends, so that no character is torn apart between two readings. */
  private void append(byte[] added, boolean midway) {
    byte[] bytes = new byte[begun.length + added.length];
    System.arraycopy(begun, 0, bytes, 0, begun.length);
    System.arraycopy(added, 0, bytes, begun.length, added.length);
    int start = midway ? endOfLine(bytes, 0) : 0;
    for (int end = endOfLine(bytes, start); end > start; end = endOfLine(bytes, start)) {
      add(new String(bytes, start, end - start, StandardCharsets.UTF_8).stripTrailing());
      start = end;
    }
    begun = new byte[bytes.length - start];
    System.arraycopy(bytes, start, begun, 0, begun.length);
  }

  /** Behind the next line break; the start where there is none. */
  private static int endOfLine(byte[] bytes, int start) {
    for (int i = start; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        return i + 1;
      }
    }
    return start;
  }

  private void add(String line) {
    lines.addLast(line);
    if (lines.size() > MOST_LINES) {
      lines.removeFirst();
      cut = true;
    }
  }

  private LogText text() {
    return new LogText(file, cut, List.copyOf(lines));
  }
}
