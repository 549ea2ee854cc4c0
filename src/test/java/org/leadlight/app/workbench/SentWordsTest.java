package org.leadlight.app.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.leadlight.run.InspectedToken;
import org.leadlight.run.Inspection;

final class SentWordsTest {

  /**
   * Letters, digits, blanks of three kinds, marks, CJK, Thai, emoji, a joiner, a lone surrogate.
   */
  private static final String[] CHARACTERS = {
    "a",
    "Z",
    "7",
    ".",
    " ",
    " ",
    "  ",
    "\n",
    "\t",
    "\u00a0",
    "\u00e9",
    "e\u0301",
    "\u6771",
    "\u4eac",
    "\u3042",
    "\u0e01",
    "\ud83d\ude00",
    "\ud83d\udc69\u200d\ud83d\udd2c",
    "\u0000",
    "\ud800",
    "\ufeff"
  };

  @Test
  void tokensLieBeneathTheWordTheyBelongToWhetherOrNotTheyTakeTheBlankAlong() {
    List<SentWord> words =
        words("Ask Zoe.", token(0, 3, "Ask", 1), token(3, 7, " Tom", 12), token(7, 8, ".", 1));
    assertEquals(
        List.of(
            new SentWord("Ask", false, false, List.of(new Guess("Ask", 1))),
            new SentWord("Zoe.", false, false, List.of(new Guess("Tom", 12), new Guess(".", 1)))),
        words);
  }

  @Test
  void aWordIsPrivateWhenOneOfItsTokensIs() {
    List<SentWord> words =
        words(
            "to Zoe.",
            token(0, 2, "to", 1),
            new InspectedToken(2, 6, "sum", 300, true),
            token(6, 7, ".", 1));
    assertEquals(List.of(false, true), words.stream().map(SentWord::isPrivate).toList());
  }

  @Test
  void whatNoTokenCoversIsShownWithoutAGuess() {
    List<SentWord> words = words("system: go", token(8, 10, "go", 1));
    assertEquals(List.of(), words.getFirst().guesses());
    assertEquals("system:", words.getFirst().text());
  }

  @Test
  void blanksAreShownOnlyWhereATokenIsMadeOfThem() {
    assertEquals(List.of("a", "b"), texts(words("a \n b", token(0, 1, "a", 1))));
    assertEquals(
        List.of("a", "\u2423\u21b5\u2423", "b"), texts(words("a \n b", token(2, 3, "x", 5))));
  }

  @Test
  void guessesThatCannotBeSeenHaveASign() {
    assertEquals("\u2423", VisibleText.ofGuess(" "));
    assertEquals("\u21b5", VisibleText.ofGuess("\n"));
    assertEquals("\u25af", VisibleText.ofGuess("\ufffd"));
    assertEquals("\u25afx", VisibleText.ofGuess("\u0007x"));
    assertEquals("\u2205", VisibleText.ofGuess(""));
    assertEquals("word", VisibleText.ofGuess(" word"));
  }

  @Test
  void aLongWordAndAScriptWithoutBlanksAreLaidInPartsThatGoOn() {
    String word = "x".repeat(60);
    List<SentWord> parts =
        words(
            word,
            IntStream.range(0, 20)
                .mapToObj(i -> token(3 * i, 3 * i + 3, "xxx", 1))
                .toArray(InspectedToken[]::new));
    assertTrue(parts.size() > 1 && parts.stream().allMatch(part -> part.text().length() <= 24));
    assertTrue(parts.subList(0, parts.size() - 1).stream().allMatch(SentWord::isOpen));
    assertEquals(
        List.of("\u6771", "\u4eac"),
        texts(words("\u6771\u4eac", token(0, 1, "a", 1), token(1, 2, "b", 1))));
  }

  @Test
  void aTelephoneNumberStaysWholeUnlessItsGuessesAreWide() {
    assertEquals(1, number("7").size());
    assertEquals(2, number("Reception").size());
  }

  private static List<SentWord> number(String guess) {
    return words(
        "752-4931",
        IntStream.range(0, 8)
            .mapToObj(i -> token(i, i + 1, guess, 1))
            .toArray(InspectedToken[]::new));
  }

  @Test
  void everyCharacterAndEveryTokenIsShownOnceAndInOrder() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 2000; round++) {
      String prompt = prompt(random);
      List<InspectedToken> tokens = tokens(prompt, random);
      List<SentWord> words = SentWords.of(new Inspection(prompt, tokens, "", "", true));
      String told = "seed " + seed + ", round " + round;
      assertEquals(visible(prompt), joined(words).replaceAll("[\u2423\u21b5\u21e5]", ""), told);
      assertEquals(
          tokens.stream().map(InspectedToken::rank).toList(),
          words.stream().flatMap(word -> word.guesses().stream()).map(Guess::rank).toList(),
          told);
    }
  }

  /** The prompt without its blanks. */
  private static String visible(String prompt) {
    return prompt
        .codePoints()
        .filter(character -> !VisibleText.isBlank(character))
        .mapToObj(character -> VisibleText.of(Character.toString(character)))
        .collect(Collectors.joining());
  }

  private static String joined(List<SentWord> words) {
    return words.stream().map(SentWord::text).collect(Collectors.joining());
  }

  private static String prompt(Random random) {
    StringBuilder prompt = new StringBuilder();
    int length = random.nextInt(80);
    int variety = 1 + random.nextInt(CHARACTERS.length);
    for (int i = 0; i < length; i++) {
      prompt.append(CHARACTERS[random.nextInt(variety)]);
    }
    return prompt.toString();
  }

  /** Tokens as byte-level tokenizers cut them: with gaps, on blanks, several on one character. */
  private static List<InspectedToken> tokens(String prompt, Random random) {
    List<InspectedToken> tokens = new ArrayList<>();
    int at = 0;
    while (at < prompt.length()) {
      int end = Math.min(prompt.length(), at + 1 + random.nextInt(5));
      if (random.nextInt(4) > 0) {
        for (int i = random.nextInt(3); i >= 0; i--) {
          tokens.add(token(at, end, " g", tokens.size() + 1));
        }
      }
      at = end;
    }
    return tokens;
  }

  private static List<SentWord> words(String prompt, InspectedToken... tokens) {
    return SentWords.of(new Inspection(prompt, List.of(tokens), "", "", true));
  }

  private static List<String> texts(List<SentWord> words) {
    return words.stream().map(SentWord::text).toList();
  }

  private static InspectedToken token(int start, int end, String guess, int rank) {
    return new InspectedToken(start, end, guess, rank, false);
  }
}
