package org.leadlight.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
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
import org.leadlight.data.Prompt.PromptToken;
import org.leadlight.format.Conversation;
import org.leadlight.lm.TextTokenizer;
import org.leadlight.run.MarkedPrompt;
import org.leadlight.run.NoiseMaskRule;
import org.leadlight.run.UserMistakeException;

class PromptReaderTest {

  private static final int CONTEXT = Demo.MODEL.config().contextLength();
  private static final String CHAT_ML =
      "{% for message in messages %}{{'<|im_start|>' + message['role'] + '\\n' + "
          + "message['content'] + '<|im_end|>' + '\\n'}}{% endfor %}"
          + "{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}";
  private static final PromptReader READER = reader(NoiseMaskRule.SYSTEM_AND_USER);

  @Test
  void aConversationsPromptIsTheExampleUpToItsAnswer() {
    for (Example example : Demo.examples(50)) {
      Prompt prompt = READER.of(example);
      int length = example.answerStart();
      assertArrayEquals(Arrays.copyOf(example.ids(), length), prompt.ids());
      assertArrayEquals(Arrays.copyOf(example.noise(), length), prompt.noise());
      assertEquals(example.sequenceId(), prompt.sequenceId());
      assertEquals(example.conversation().messages().getFirst().content(), prompt.text());
      for (PromptToken token : prompt.tokens()) {
        assertTrue(example.noise()[token.position()]);
        assertEquals(example.privateTokens()[token.position()], token.isPrivate());
      }
    }
  }

  @Test
  void theTokensCoverTheWordsWithoutOverlap() {
    for (Example example : Demo.examples(50)) {
      assertCovers(READER.of(example));
    }
    assertCovers(typed("Caf\u00e9 \ud83d\ude42\ud83d\ude42 na\u00efve  twice\n spaced "));
  }

  private static void assertCovers(Prompt prompt) {
    int reached = 0;
    for (PromptToken token : prompt.tokens()) {
      assertEquals(reached, token.start(), prompt.text());
      assertTrue(token.end() >= token.start());
      reached = token.end();
    }
    assertEquals(prompt.text().length(), reached);
  }

  @Test
  void markedWordsArePrivateAndTheirBracketsAreNotSent() {
    Prompt prompt = typed("Call [[Fiona]] today");
    assertEquals("Call Fiona today", prompt.text());
    assertArrayEquals(typed("Call Fiona today").ids(), prompt.ids());
    StringBuilder hidden = new StringBuilder();
    for (PromptToken token : prompt.tokens()) {
      hidden.append(token.isPrivate() ? prompt.text().substring(token.start(), token.end()) : "");
    }
    assertEquals(" Fiona", hidden.toString());
  }

  @Test
  void systemAndEarlierTurnsStandOnLinesOfTheirOwn(@TempDir Path folder) throws IOException {
    Conversation conversation =
        new Conversation(
            1,
            List.of(
                new Conversation.Message("system", "Be brief."),
                new Conversation.Message("user", "Hello?"),
                new Conversation.Message("assistant", "Good day."),
                new Conversation.Message("user", "Who is it?"),
                new Conversation.Message("assistant", "Me.")),
            List.of(new Conversation.PrivateSpan(3, 0, 3, "")),
            "",
            "");
    Example example =
        new Example(7, conversation, new int[0], new boolean[0], null, new boolean[0], 0, 0);
    Files.copy(Demo.FOLDER.resolve("tokenizer.json"), folder.resolve("tokenizer.json"));
    Files.writeString(folder.resolve("chat_template.jinja"), CHAT_ML);
    try (TextTokenizer tokenizer = TextTokenizer.open(folder)) {
      PromptReader prompts =
          new PromptReader(tokenizer.chatTemplate(), NoiseMaskRule.SYSTEM_AND_USER, 500);
      Prompt prompt = prompts.of(example);
      assertEquals("Be brief.\nHello?\nWho is it?", prompt.text());
      assertEquals(7, prompt.sequenceId());
      for (PromptToken token : prompt.tokens()) {
        assertEquals(token.start() >= 17 && token.start() < 20, token.isPrivate());
      }
      PromptReader every =
          new PromptReader(tokenizer.chatTemplate(), NoiseMaskRule.EVERY_MESSAGE, 500);
      assertEquals("Be brief.\nHello?\nGood day.\nWho is it?", every.of(example).text());
    }
  }

  @Test
  void whatCannotBeSentIsRefusedInOneSentence() {
    refuses("  ", "empty");
    refuses("[[]]", "empty");
    refuses("one two three ".repeat(40), "at most " + (CONTEXT - 1));
    refuses("stop <|end|> here", "<|end|>");
  }

  private static void refuses(String words, String because) {
    String sentence = assertThrows(UserMistakeException.class, () -> typed(words)).getMessage();
    assertTrue(sentence.contains(because), sentence);
    assertEquals(1, sentence.lines().count());
  }

  private static Prompt typed(String words) {
    return READER.typed(MarkedPrompt.of(words));
  }

  private static PromptReader reader(NoiseMaskRule rule) {
    return new PromptReader(Demo.TOKENIZER.chatTemplate(), rule, CONTEXT);
  }
}
