package org.leadlight.evaluate.attack;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeSet;
import org.leadlight.data.Example;
import org.leadlight.data.PrivateItem;
import org.leadlight.run.Figure;
import org.leadlight.run.attack.RankCounts;

/** Turns the ranks of the true words into the figures of a row ({@code mathematics.md} 14). */
final class ReadingTally {

  private final Victims victims;
  private final WordCounts words;
  private final ShareTally tally;
  private RankCounts ranksAll = RankCounts.none();
  private RankCounts ranksPrivate = RankCounts.none();

  /**
   * An empty tally.
   *
   * @param victims who is read
   * @param words of the attacker's own conversations
   */
  ReadingTally(Victims victims, WordCounts words) {
    this.victims = victims;
    this.words = words;
    this.tally = new ShareTally(victims.examples().size());
    for (String share : new String[] {"all_top", "private_top"}) {
      tally.declare(share + "1");
      tally.declare(share + "5");
      tally.declare(share + "10");
    }
    tally.declare("private_items_exact");
    declareKinds();
    WordCounts.buckets().forEach(bucket -> tally.declare("frequency_" + bucket + "_top1"));
    tally.declare("constant_all");
    tally.declare("constant_private");
  }

  private void declareKinds() {
    TreeSet<String> kinds = new TreeSet<>();
    victims.items().forEach(items -> items.forEach(item -> kinds.add(item.kind())));
    kinds.forEach(
        kind -> {
          tally.declare("kind_" + kind + "_top1");
          tally.declare("kind_" + kind + "_exact");
        });
  }

  /**
   * Adds what was read of one conversation.
   *
   * @param index which of the victims
   * @param ranks of the true word at each position of its prompt; 0 where n' = 0
   */
  void add(int index, int[] ranks) {
    Example example = victims.examples().get(index);
    for (int t = 0; t < ranks.length; t++) {
      if (ranks[t] > 0) {
        addWord(index, example.ids()[t], example.privateTokens()[t], ranks[t]);
      }
    }
    for (PrivateItem item : victims.items().get(index)) {
      addItem(index, item, ranks);
    }
  }

  private void addWord(int index, int id, boolean isPrivate, int rank) {
    ranksAll = ranksAll.with(rank);
    addTops("all_top", index, rank);
    tally.add("frequency_" + words.bucket(id) + "_top1", index, rank == 1);
    tally.add("constant_all", index, id == words.commonest());
    if (isPrivate) {
      ranksPrivate = ranksPrivate.with(rank);
      addTops("private_top", index, rank);
      tally.add("constant_private", index, id == words.commonestPrivate());
    }
  }

  private void addTops(String name, int index, int rank) {
    tally.add(name + "1", index, rank == 1);
    tally.add(name + "5", index, rank <= 5);
    tally.add(name + "10", index, rank <= 10);
  }

  private void addItem(int index, PrivateItem item, int[] ranks) {
    boolean exact = Arrays.stream(item.positions()).allMatch(at -> ranks[at] == 1);
    tally.add("private_items_exact", index, exact);
    tally.add("kind_" + item.kind() + "_exact", index, exact);
    for (int at : item.positions()) {
      tally.add("kind_" + item.kind() + "_top1", index, ranks[at] == 1);
    }
  }

  /** The figures of what was added. */
  Map<String, Figure> figures() {
    return tally.figures();
  }

  /** Ranks over all transformed words. */
  RankCounts ranksAll() {
    return ranksAll;
  }

  /** Ranks over private words. */
  RankCounts ranksPrivate() {
    return ranksPrivate;
  }
}
