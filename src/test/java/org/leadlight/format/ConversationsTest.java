package org.leadlight.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConversationsTest {

  private static final String GOOD =
      "{\"messages\": [{\"role\": \"user\", \"content\": \"Call Ann.\"}, {\"role\":"
          + " \"assistant\", \"content\": \"Yes.\"}], \"private\": [{\"message\": 0, \"start\":"
          + " 5, \"end\": 8, \"kind\": \"N\"}], \"task\": \"t\"}";

  @TempDir private Path folder;

  @Test
  void aGoodFileIsReadWholeAndBlankLinesCount() throws IOException {
    Path file = Files.writeString(folder.resolve("good.jsonl"), GOOD + "\n\n" + GOOD + "\n");
    List<Conversation> read = Conversations.read(file);
    assertEquals(2, read.size());
    assertEquals(3, read.getLast().line());
    assertEquals("Yes.", read.getFirst().messages().getLast().content());
    assertEquals("N", read.getFirst().privateSpans().getFirst().kind());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "[]",
        "{}",
        "{\"messages\": []}",
        "{\"messages\": [{\"role\": \"alien\", \"content\": \"x\"}]}",
        "{\"messages\": [{\"role\": \"user\", \"content\": 3}]}",
        "{\"messages\": [{\"role\": \"user\", \"content\": \"x\"}], \"private\": 3}",
        "{\"messages\": [{\"role\": \"user\", \"content\": \"x\"}], \"private\": [{\"message\":"
            + " 0, \"start\": 0, \"end\": 9}]}",
        "{\"messages\": [{\"role\": \"user\", \"content\": \"x\"}], \"private\": [{\"message\":"
            + " 0, \"start\": \"a\", \"end\": 1}]}"
      })
  void aBadLineIsNamedByFileAndNumber(String line) throws IOException {
    Path file = Files.writeString(folder.resolve("bad.jsonl"), GOOD + "\n" + line + "\n");
    FormatException refused = assertThrows(FormatException.class, () -> Conversations.read(file));
    assertTrue(refused.getMessage().contains("bad.jsonl, line 2: "), refused.getMessage());
  }

  @Test
  void aFileThatIsMissingEmptyOrNoTextIsNamed() throws IOException {
    Path empty = Files.writeString(folder.resolve("empty.jsonl"), "\n");
    Path bytes = Files.write(folder.resolve("bytes.jsonl"), new byte[] {'{', (byte) 0xff, '}'});
    for (Path file : List.of(empty, bytes, folder.resolve("none.jsonl"))) {
      FormatException refused = assertThrows(FormatException.class, () -> Conversations.read(file));
      assertTrue(refused.getMessage().contains(file.getFileName().toString()));
    }
  }

  @Test
  void anyMutationOfALineIsReadOrRefusedButNeverBreaks() throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    Path file = folder.resolve("mutated.jsonl");
    for (int i = 0; i < 1_500; i++) {
      StringBuilder line = new StringBuilder(GOOD);
      for (int j = 0; j <= random.nextInt(3); j++) {
        line.setCharAt(random.nextInt(line.length()), (char) (' ' + random.nextInt(95)));
      }
      Files.writeString(file, line);
      try {
        assertEquals(1, Conversations.read(file).size(), "seed " + seed);
      } catch (FormatException refused) {
        assertTrue(refused.getMessage().contains("line 1"), "seed " + seed + ": " + line);
      }
    }
  }
}
