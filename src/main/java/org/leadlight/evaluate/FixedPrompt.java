package org.leadlight.evaluate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.leadlight.data.Example;
import org.leadlight.data.Prompt;
import org.leadlight.data.PromptReader;
import org.leadlight.format.Conversation;
import org.leadlight.run.InspectedPrompt;

/**
 * A prompt of a run that every evaluation inspects.
 *
 * @param title its task and family, or its first words
 * @param prompt the prompt
 */
public record FixedPrompt(String title, Prompt prompt) {

  /** How many a run has, where there are as many conversations. */
  public static final int COUNT = 4;

  /**
   * The fixed prompts of a run: the first conversation of each task in the order of the file, then,
   * when the file names fewer tasks, the first of the others.
   *
   * @param validation the validation conversations
   * @param reader makes prompts of them
   */
  public static List<FixedPrompt> choose(List<Example> validation, PromptReader reader) {
    Set<String> tasks = new HashSet<>();
    List<Example> firsts = new ArrayList<>();
    List<Example> others = new ArrayList<>();
    for (Example example : validation) {
      String task = example.conversation().task();
      (!task.isEmpty() && tasks.add(task) ? firsts : others).add(example);
    }
    return Stream.concat(firsts.stream(), others.stream())
        .limit(COUNT)
        .map(example -> of(example, reader))
        .toList();
  }

  private static FixedPrompt of(Example example, PromptReader reader) {
    Conversation conversation = example.conversation();
    Prompt prompt = reader.of(example);
    String named =
        Stream.of(conversation.task(), conversation.family())
            .filter(word -> !word.isEmpty())
            .collect(Collectors.joining(", "));
    return new FixedPrompt(
        named.isEmpty() ? InspectedPrompt.firstWords(prompt.text()) : named, prompt);
  }
}
