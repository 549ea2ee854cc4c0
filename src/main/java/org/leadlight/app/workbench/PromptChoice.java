package org.leadlight.app.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.leadlight.run.InspectedPrompt;

/**
 * One of the fixed prompts of a run.
 *
 * @param number its number in the run
 * @param position its place among them, counted from 1
 * @param count how many there are
 * @param title a few words that tell it from the others
 */
public record PromptChoice(int number, int position, int count, String title) {

  /** The fixed prompts that were inspected. */
  static List<PromptChoice> of(List<InspectedPrompt> inspected) {
    TreeMap<Integer, String> titles = new TreeMap<>();
    inspected.stream()
        .filter(prompt -> prompt.number() != InspectedPrompt.TYPED)
        .forEach(prompt -> titles.put(prompt.number(), prompt.title()));
    List<PromptChoice> choices = new ArrayList<>();
    titles.forEach(
        (number, title) ->
            choices.add(new PromptChoice(number, choices.size() + 1, titles.size(), title)));
    return choices;
  }
}
