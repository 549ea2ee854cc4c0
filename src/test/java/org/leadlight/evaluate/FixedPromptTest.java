package org.leadlight.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.leadlight.Demo;
import org.leadlight.data.Example;
import org.leadlight.data.PromptReader;
import org.leadlight.format.Conversation;
import org.leadlight.run.NoiseMaskRule;

class FixedPromptTest {

  private static final PromptReader READER =
      new PromptReader(
          Demo.TOKENIZER.chatTemplate(),
          NoiseMaskRule.SYSTEM_AND_USER,
          Demo.MODEL.config().contextLength());

  @Test
  void theFirstConversationOfEachTaskIsChosenInTheOrderOfTheFile() {
    List<FixedPrompt> chosen = FixedPrompt.choose(Demo.examples(400), READER);
    List<String> tasks = new ArrayList<>();
    for (Example example : Demo.examples(400)) {
      String task = example.conversation().task();
      if (!tasks.contains(task) && tasks.size() < FixedPrompt.COUNT) {
        assertEquals(
            task + ", " + example.conversation().family(), chosen.get(tasks.size()).title());
        assertEquals(example.sequenceId(), chosen.get(tasks.size()).prompt().sequenceId());
        tasks.add(task);
      }
    }
    assertEquals(FixedPrompt.COUNT, chosen.size());
    assertEquals("amount, bank", chosen.getFirst().title());
  }

  @Test
  void withoutTasksItIsTheFirstFourByTheirFirstWords() {
    List<Example> nameless = Demo.examples(6).stream().map(FixedPromptTest::nameless).toList();
    List<FixedPrompt> chosen = FixedPrompt.choose(nameless, READER);
    assertEquals(
        List.of(0L, 1L, 2L, 3L),
        chosen.stream().map(fixed -> fixed.prompt().sequenceId()).toList());
    assertEquals("Call from 752-4931, client \u2026", chosen.getFirst().title());
  }

  @Test
  void fewConversationsGiveFewPrompts() {
    assertEquals(2, FixedPrompt.choose(Demo.examples(2), READER).size());
  }

  private static Example nameless(Example example) {
    Conversation named = example.conversation();
    return new Example(
        example.sequenceId(),
        new Conversation(named.line(), named.messages(), named.privateSpans(), "", ""),
        example.ids(),
        example.noise(),
        example.loss(),
        example.privateTokens(),
        example.answerStart(),
        example.answerEnd());
  }
}
