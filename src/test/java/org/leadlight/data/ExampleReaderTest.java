package org.leadlight.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leadlight.Demo;
import org.leadlight.format.Conversation;
import org.leadlight.format.FormatException;

class ExampleReaderTest {

  private static final String GOOD =
      "{\"messages\": [{\"role\": \"user\", \"content\": \"Name the price.\"},"
          + " {\"role\": \"assistant\", \"content\": \"$164.\"}]}\n";

  @TempDir Path folder;

  @Test
  void theNoiseMaskCoversTheUsersWordsAndNothingElse() {
    for (Example example : Demo.examples(100)) {
      assertEquals(
          example.conversation().messages().getFirst().content(),
          text(example, example.noise()).strip());
    }
  }

  @Test
  void theLossMaskCoversThePositionsBeforeTheAnswersTokens() {
    for (Example example : Demo.examples(100)) {
      boolean[] expected = new boolean[example.length()];
      Arrays.fill(expected, example.answerStart() - 1, example.answerEnd() - 1, true);
      assertEquals(Arrays.toString(expected), Arrays.toString(example.loss()));
    }
  }

  @Test
  void theAnswerIsTheAssistantsWordsThroughTheEndToken() {
    for (Example example : Demo.examples(100)) {
      int[] answer = Arrays.copyOfRange(example.ids(), example.answerStart(), example.answerEnd());
      assertEquals(
          example.conversation().messages().getLast().content(),
          Demo.TOKENIZER.decode(answer).strip());
      assertEquals(Demo.TOKENIZER.endToken().orElseThrow(), answer[answer.length - 1]);
    }
  }

  @Test
  void privateTokensHoldEveryPrivateWordAndAreTransformed() {
    for (Example example : Demo.examples(100)) {
      String read = text(example, example.privateTokens());
      for (Conversation.PrivateSpan span : example.conversation().privateSpans()) {
        String words =
            example
                .conversation()
                .messages()
                .get(span.message())
                .content()
                .substring(span.start(), span.end());
        assertTrue(read.contains(words.strip()), words + " is not in " + read);
      }
      for (int t = 0; t < example.length(); t++) {
        assertTrue(!example.privateTokens()[t] || example.noise()[t], "private but clean at " + t);
      }
    }
    assertFalse(
        Demo.examples(100).stream().allMatch(e -> e.conversation().privateSpans().isEmpty()));
  }

  @Test
  void examplesAreNumberedByTheirPlaceInTheFile() {
    List<Example> examples = Demo.examples(50);
    for (int i = 0; i < 50; i++) {
      assertEquals(i, examples.get(i).sequenceId());
    }
  }

  @Test
  void aConversationThatIsTooLongIsNamedByFileAndLine() throws IOException {
    Path file = write(GOOD + GOOD.replace("Name the price.", "Name the price. ".repeat(9)));
    int tokens = Demo.reader(1000).read(file).get(1).length();
    FormatException fault =
        assertThrows(FormatException.class, () -> Demo.reader(tokens - 1).read(file));
    assertEquals(
        file
            + ", line 2: the conversation has "
            + tokens
            + " tokens; the model takes at most "
            + (tokens - 1)
            + ".",
        fault.getMessage());
    assertEquals(2, Demo.reader(tokens).read(file).size());
  }

  @Test
  void aConversationWithoutAnAnswerIsNamedByFileAndLine() throws IOException {
    Path file = write(GOOD + "\n{\"messages\": [{\"role\": \"user\", \"content\": \"Hello?\"}]}\n");
    FormatException fault = assertThrows(FormatException.class, () -> Demo.reader(512).read(file));
    assertEquals(file + ", line 3: the conversation has no answer.", fault.getMessage());
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("conversations.jsonl"), text);
  }

  private static String text(Example example, boolean[] mask) {
    int[] chosen = new int[mask.length];
    int count = 0;
    for (int t = 0; t < mask.length; t++) {
      if (mask[t]) {
        chosen[count++] = example.ids()[t];
      }
    }
    return Demo.TOKENIZER.decode(Arrays.copyOf(chosen, count));
  }
}
