package org.leadlight.app.workbench;

import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.leadlight.app.shell.Texts;

/** Sent words as they are read out: what each is, what was guessed, how near that came. */
public final class SpokenWords {

  private final Texts texts;

  /** Words read out in the window's language. */
  public SpokenWords(Texts texts) {
    this.texts = texts;
  }

  /** A word as it is read out. */
  public String of(SentWord word) {
    Stream<String> privacy =
        word.isPrivate() ? Stream.of(texts.get("words.spoken.private")) : Stream.empty();
    Stream<String> guesses =
        word.guesses().isEmpty()
            ? Stream.of(texts.get("words.spoken.clean"))
            : word.guesses().stream()
                .map(guess -> texts.format("words.spoken.guess", guess.text(), guess.rank()));
    return Stream.of(Stream.of(word.text()), guesses, privacy)
        .flatMap(Function.identity())
        .collect(Collectors.joining(", "));
  }
}
