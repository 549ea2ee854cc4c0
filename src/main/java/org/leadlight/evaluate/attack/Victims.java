package org.leadlight.evaluate.attack;

import java.util.List;
import org.leadlight.data.Example;
import org.leadlight.data.PrivateItem;
import org.leadlight.data.PrivateItemReader;

/**
 * The conversations that attackers are measured on.
 *
 * @param examples the conversations
 * @param items the private items of each
 */
public record Victims(List<Example> examples, List<List<PrivateItem>> items) {

  /** Keeps its own copies. */
  public Victims {
    examples = List.copyOf(examples);
    items = List.copyOf(items);
  }

  /** Victims with their private items. */
  public static Victims of(List<Example> examples, PrivateItemReader reader) {
    return new Victims(examples, examples.stream().map(reader::items).toList());
  }

  /** The first of them. */
  public Victims first(int count) {
    int most = Math.min(count, examples.size());
    return new Victims(examples.subList(0, most), items.subList(0, most));
  }
}
