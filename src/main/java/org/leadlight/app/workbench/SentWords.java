package org.leadlight.app.workbench;

import java.util.ArrayList;
import java.util.List;
import org.leadlight.run.InspectedToken;
import org.leadlight.run.Inspection;

/**
 * Splits an inspected prompt into words with the guesses beneath each. A word ends at a blank;
 * where no blank comes for long, or in a script that writes none, it is laid in parts. Every
 * character outside of blanks is shown once, and so is every token; blanks are shown where a token
 * is made of nothing else.
 */
public final class SentWords {

  private static final int LONGEST = 24;
  private static final int WIDEST = 60; // letters of the guesses beneath a part, and their gaps
  private static final int GAP = 2;

  private final String prompt;
  private final List<InspectedToken> tokens;
  private final int[] anchors;
  private final List<SentWord> words = new ArrayList<>();
  private int token;

  private SentWords(Inspection inspection) {
    prompt = inspection.prompt();
    tokens = inspection.tokens();
    anchors = new int[tokens.size()];
    int reached = 0;
    for (int i = 0; i < anchors.length; i++) {
      reached = Math.max(reached, anchor(tokens.get(i)));
      anchors[i] = reached;
    }
  }

  /** The words of a prompt, in their order. */
  public static List<SentWord> of(Inspection inspection) {
    SentWords split = new SentWords(inspection);
    split.split();
    return List.copyOf(split.words);
  }

  /** Where a token is shown: at its first character that is no blank. */
  private int anchor(InspectedToken shown) {
    int start = Math.clamp(shown.start(), 0, Math.max(0, prompt.length() - 1));
    int end = Math.min(shown.end(), prompt.length());
    for (int at = start; at < end; at++) {
      if (!VisibleText.isBlank(prompt.charAt(at))) {
        return isInsidePair(at) ? at - 1 : at;
      }
    }
    return isInsidePair(start) ? start - 1 : start;
  }

  private void split() {
    int at = 0;
    while (at < prompt.length()) {
      int end = at;
      boolean isBlank = isBlank(at);
      while (end < prompt.length() && isBlank(end) == isBlank) {
        end = next(end);
      }
      if (!isBlank || isTokenBefore(end)) {
        addParts(at, end);
      }
      at = end;
    }
    if (token < tokens.size()) {
      add(prompt.length(), prompt.length(), prompt.length());
    }
  }

  private void addParts(int start, int end) {
    int from = start;
    while (from < end) {
      int to = partEnd(from, end);
      add(from, to, end);
      from = to;
    }
  }

  /** The end of the part that begins at {@code from}. */
  private int partEnd(int from, int end) {
    int width = 0;
    int seen = token;
    for (int at = from; at < end; at = next(at)) {
      int wider = width;
      int reached = seen;
      while (reached < anchors.length && anchors[reached] <= at) {
        wider += VisibleText.ofGuess(tokens.get(reached++).guess()).length() + GAP;
      }
      boolean isFull = at - from >= LONGEST || wider > WIDEST || isWrittenWithoutBlanks(at);
      if (at > from && (reached > seen && isFull || at - from >= 2 * LONGEST)) {
        return at;
      }
      seen = reached;
      width = wider;
    }
    return end;
  }

  private void add(int from, int to, int end) {
    List<Guess> guesses = new ArrayList<>();
    boolean isPrivate = false;
    while (isTokenBefore(to) || to == prompt.length() && token < tokens.size()) {
      InspectedToken shown = tokens.get(token++);
      guesses.add(new Guess(VisibleText.ofGuess(shown.guess()), shown.rank()));
      isPrivate |= shown.isPrivate();
    }
    String text = VisibleText.of(prompt.substring(from, to));
    words.add(new SentWord(text, isPrivate, to < end, guesses));
  }

  private boolean isTokenBefore(int end) {
    return token < anchors.length && anchors[token] < end;
  }

  private boolean isBlank(int at) {
    return VisibleText.isBlank(prompt.codePointAt(at));
  }

  private int next(int at) {
    return at + Character.charCount(prompt.codePointAt(at));
  }

  private boolean isInsidePair(int at) {
    return at > 0
        && Character.isLowSurrogate(prompt.charAt(at))
        && Character.isHighSurrogate(prompt.charAt(at - 1));
  }

  private boolean isWrittenWithoutBlanks(int at) {
    return switch (Character.UnicodeScript.of(prompt.codePointAt(at))) {
      case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
      default -> false;
    };
  }
}
