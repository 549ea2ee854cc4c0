package org.leadlight.app.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {

  @TempDir private Path folder;
  private Path log;
  private LogTail tail;

  @BeforeEach
  void aLog() {
    log = folder.resolve("worker.log");
    tail = new LogTail(log);
  }

  @Test
  void whatIsAddedComesAfterWhatWasThereAndNothingNewIsNoReading() throws IOException {
    write("one\ntwo\n");
    assertEquals(List.of("one", "two"), tail.read().orElseThrow().lines());
    assertEquals(Optional.empty(), tail.read());
    write("three\n");
    assertEquals(List.of("one", "two", "three"), tail.read().orElseThrow().lines());
  }

  @Test
  void aLineAndACharacterCountOnceTheyAreWhole() throws IOException {
    byte[] bytes = "gr\u00FC\u00DFe\n".getBytes(StandardCharsets.UTF_8);
    Files.write(log, java.util.Arrays.copyOf(bytes, 3)); // in the midst of the third character
    assertEquals(List.of(), tail.read().orElseThrow().lines());
    Files.write(
        log, java.util.Arrays.copyOfRange(bytes, 3, bytes.length), StandardOpenOption.APPEND);
    assertEquals(List.of("gr\u00FC\u00DFe"), tail.read().orElseThrow().lines());
  }

  @Test
  void aLogThatBeginsAnewIsReadAnewAndOneThatIsGoneIsEmpty() throws IOException {
    write("a long line of an older log\n");
    tail.read();
    Files.writeString(log, "new\n");
    assertEquals(List.of("new"), tail.read().orElseThrow().lines());
    Files.delete(log);
    assertEquals(List.of(), tail.read().orElseThrow().lines());
    assertEquals(Optional.empty(), tail.read());
  }

  @Test
  void ofALargeLogOnlyTheEndIsReadAndItBeginsWithAWholeLine() throws IOException {
    String line = "x".repeat(1_000);
    write(
        IntStream.range(0, 3_000)
            .mapToObj(i -> "%07d %s\n".formatted(i, line))
            .collect(Collectors.joining()));
    LogText text = tail.read().orElseThrow();
    assertTrue(text.cut());
    assertTrue(text.lines().size() <= LogTail.MOST_BYTES / 1_000, text.lines().size() + " lines");
    assertTrue(text.lines().getFirst().matches("\\d{7} x+"), text.lines().getFirst());
    assertTrue(text.lines().getLast().startsWith("0002999"));
    write("0003000 last\n");
    assertEquals("0003000 last", tail.read().orElseThrow().lines().getLast());
  }

  @Test
  void ofManyShortLinesTheNewestAreKept() throws IOException {
    write("a\n".repeat(LogTail.MOST_LINES) + "b\n");
    LogText text = tail.read().orElseThrow();
    assertEquals(LogTail.MOST_LINES, text.lines().size());
    assertEquals("b", text.lines().getLast());
    assertTrue(text.cut());
    write("");
    assertFalse(tail.read().isPresent());
  }

  private void write(String added) throws IOException {
    Files.writeString(log, added, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
