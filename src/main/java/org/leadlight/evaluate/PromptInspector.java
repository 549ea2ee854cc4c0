package org.leadlight.evaluate;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.leadlight.data.Prompt;
import org.leadlight.data.Prompt.PromptToken;
import org.leadlight.evaluate.NearestNeighbourReader.Reading;
import org.leadlight.lm.CausalLanguageModel;
import org.leadlight.lm.TextTokenizer;
import org.leadlight.run.InspectedToken;
import org.leadlight.run.Inspection;
import org.leadlight.run.TokenGuess;
import org.leadlight.tensor.NoiseStream;
import org.leadlight.tensor.StepScope;
import org.leadlight.tensor.TensorRuntime;
import org.leadlight.transform.NoiseMaskedNoisyTransformerModel;
import org.leadlight.transform.NoisyEmbeddings;
import org.leadlight.transform.TokenBatch;

/**
 * Shows what prompts become when they leave the device: what the nearest-neighbour reader makes of
 * every transformed token, and the greedy answers to the clean and to the transformed prompt, each
 * written freely from its first token. The passes of training hear nothing of it.
 */
public final class PromptInspector {

  private static final int REMEMBERED = 64; // clean answers, which no training changes
  private static final int[] NONE = {};

  private final NDManager manager;
  private final TextTokenizer tokenizer;
  private final NearestNeighbourReader reader;
  private final List<TokenReader> others;
  private final GreedyWriter writer;
  private final int endToken;
  private final Map<Asked, int[]> cleanAnswers = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * An inspector of prompts to one model.
   *
   * @param runtime the engine
   * @param base the model behind every transform that is inspected
   * @param tokenizer the model's
   * @param reader knows the model's embedding table; owned by the caller
   * @param others read beside it; owned by the caller
   * @param endToken the token that ends an answer
   */
  public PromptInspector(
      TensorRuntime runtime,
      CausalLanguageModel base,
      TextTokenizer tokenizer,
      NearestNeighbourReader reader,
      List<TokenReader> others,
      int endToken) {
    this.manager = runtime.manager();
    this.tokenizer = tokenizer;
    this.reader = reader;
    this.others = List.copyOf(others);
    this.endToken = endToken;
    this.writer = new GreedyWriter(base, runtime.manager(), endToken);
  }

  /**
   * Inspects prompts.
   *
   * @param model a transform in front of the inspector's model
   * @param prompts at least one
   * @param step steps taken by the transform's training; keys the noise of an evaluation together
   *     with the seed and each prompt's sequence id
   * @param longest most tokens of an answer, its end token included; one that was cut ends in an
   *     ellipsis
   * @return an inspection of each, in their order
   */
  public List<Inspection> inspect(
      NoiseMaskedNoisyTransformerModel model, List<Prompt> prompts, long step, int longest) {
    Sender sender =
        (batch, drawn) -> {
          NoisyEmbeddings made = model.transform(batch, NoiseStream.EVALUATION, drawn);
          return new Sender.Sent(made.x(), made.xTilde());
        };
    return inspect(
        sender,
        Look.AT_WHAT_LEFT,
        (batch, sent) -> others(model, batch, sent.xTilde(), prompts, step),
        prompts,
        step,
        longest);
  }

  /** What the other readers make of what left, of each prompt, by reader. */
  @FunctionalInterface
  private interface OtherLooks {
    List<Map<String, List<TokenGuess>>> at(TokenBatch batch, Sender.Sent sent);
  }

  /** What the reader looks at. */
  @FunctionalInterface
  public interface Look {

    /** What left, as it is. */
    Look AT_WHAT_LEFT = (batch, sent) -> sent.xTilde();

    /**
     * What the reader looks at, of the size of embeddings.
     *
     * @param batch what was sent
     * @param sent what left
     * @return [B,T,d], owned by the manager of the batch
     */
    NDArray at(TokenBatch batch, Sender.Sent sent);
  }

  /**
   * Inspects prompts that are sent in any way and looked at in any way, by the nearest neighbour
   * alone.
   *
   * @param sender makes what leaves, and what is answered to
   * @param look what the reader looks at
   * @param prompts at least one
   * @param step is handed to the sender
   * @param longest most tokens of an answer, its end token included
   * @return an inspection of each, in their order
   */
  public List<Inspection> inspect(
      Sender sender, Look look, List<Prompt> prompts, long step, int longest) {
    return inspect(
        sender,
        look,
        (batch, sent) -> Collections.nCopies(prompts.size(), Map.of()),
        prompts,
        step,
        longest);
  }

  private List<Inspection> inspect(
      Sender sender, Look look, OtherLooks looks, List<Prompt> prompts, long step, int longest) {
    try (StepScope arrays = StepScope.open(manager)) {
      TokenBatch batch = batch(arrays.manager(), prompts);
      Sender.Sent sent = sender.send(batch, step);
      List<List<InspectedToken>> tokens =
          tokens(arrays.manager(), batch, look.at(batch, sent), prompts);
      List<Map<String, List<TokenGuess>>> read = looks.at(batch, sent);
      Answers answers = answers(sent, prompts, longest);
      List<Inspection> inspections = new ArrayList<>();
      for (int i = 0; i < prompts.size(); i++) {
        int[] clean = answers.clean.get(i);
        int[] transformed = answers.transformed.get(i);
        inspections.add(
            new Inspection(
                prompts.get(i).text(),
                tokens.get(i),
                words(clean),
                words(transformed),
                Arrays.equals(clean, transformed),
                read.get(i)));
      }
      return inspections;
    }
  }

  private static TokenBatch batch(NDManager scope, List<Prompt> prompts) {
    return TokenBatch.of(
        scope,
        prompts.stream().map(Prompt::ids).toArray(int[][]::new),
        prompts.stream().map(Prompt::noise).toArray(boolean[][]::new),
        prompts.stream().mapToLong(Prompt::sequenceId).toArray(),
        prompts.stream().mapToInt(Prompt::length).max().orElseThrow());
  }

  /** A question to the clean model. */
  private record Asked(List<Integer> ids, int longest) {}

  private record Answers(List<int[]> clean, List<int[]> transformed) {}

  /**
   * All answers in common passes, because a pass costs little more for more rows: to the
   * transformed prompts, drafted by the clean answers that are known, and to the clean prompts
   * whose answers are not.
   */
  private Answers answers(Sender.Sent sent, List<Prompt> prompts, int longest) {
    int count = prompts.size();
    List<Asked> asked =
        prompts.stream()
            .map(prompt -> new Asked(Arrays.stream(prompt.ids()).boxed().toList(), longest))
            .toList();
    List<Integer> unknown = new ArrayList<>();
    List<int[]> drafts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int[] clean = cleanAnswers.get(asked.get(i));
      drafts.add(clean == null ? NONE : clean);
      if (clean == null) {
        unknown.add(i);
      }
    }
    unknown.forEach(i -> drafts.add(NONE));
    int[] lengths =
        Stream.concat(IntStream.range(0, count).boxed(), unknown.stream())
            .mapToInt(i -> prompts.get(i).length())
            .toArray();
    NDArray rows = sent.xTilde();
    if (!unknown.isEmpty()) {
      NDManager scope = rows.getManager();
      long[] chosen = unknown.stream().mapToLong(Integer::longValue).toArray();
      rows = rows.concat(sent.x().get(scope.create(chosen)));
    }
    List<int[]> written = writer.write(rows, lengths, drafts, longest);
    for (int i = 0; i < unknown.size(); i++) {
      cleanAnswers.put(asked.get(unknown.get(i)), written.get(count + i));
    }
    List<int[]> clean = asked.stream().map(cleanAnswers::get).toList();
    cleanAnswers.keySet().removeAll(oldest());
    return new Answers(clean, written.subList(0, count));
  }

  private List<Asked> oldest() {
    int surplus = Math.max(0, cleanAnswers.size() - REMEMBERED);
    return cleanAnswers.keySet().stream().limit(surplus).toList();
  }

  /** What the reader makes of the transformed tokens of each prompt, [B,T,d]. */
  private List<List<InspectedToken>> tokens(
      NDManager scope, TokenBatch batch, NDArray seen, List<Prompt> prompts) {
    long[] positions = batch.noisePositions();
    Reading reading = new Reading(new long[0], new int[0]);
    if (positions.length > 0) {
      NDArray left = seen.reshape(-1, seen.getShape().get(2)).get(scope.create(positions)); // [N,d]
      reading = reader.read(left, truth(batch, positions, prompts));
    }
    List<List<InspectedToken>> all = new ArrayList<>();
    int next = 0;
    for (Prompt prompt : prompts) {
      List<InspectedToken> tokens = new ArrayList<>();
      for (PromptToken token : prompt.tokens()) {
        String guess = words(reading.named()[next]);
        int rank = reading.ranks()[next++];
        tokens.add(new InspectedToken(token.start(), token.end(), guess, rank, token.isPrivate()));
      }
      all.add(tokens);
    }
    return all;
  }

  /** What the other readers make of the transformed tokens of each prompt, by reader. */
  private List<Map<String, List<TokenGuess>>> others(
      NoiseMaskedNoisyTransformerModel model,
      TokenBatch batch,
      NDArray xTilde,
      List<Prompt> prompts,
      long step) {
    List<Map<String, List<TokenGuess>>> all = new ArrayList<>();
    prompts.forEach(prompt -> all.add(new LinkedHashMap<>()));
    long[] positions = batch.noisePositions();
    if (positions.length > 0) {
      long[] truth = truth(batch, positions, prompts);
      for (TokenReader other : others) {
        Reading reading = other.read(model, batch, xTilde, truth, step);
        int next = 0;
        for (int i = 0; i < prompts.size(); i++) {
          int end = next + prompts.get(i).tokens().size();
          all.get(i).put(other.id(), guesses(reading, next, end));
          next = end;
        }
      }
    }
    return all;
  }

  private List<TokenGuess> guesses(Reading reading, int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> new TokenGuess(words(reading.named()[i]), reading.ranks()[i]))
        .toList();
  }

  private String words(long token) {
    return tokenizer.decodeWithSpecials(new int[] {(int) token});
  }

  private static long[] truth(TokenBatch batch, long[] positions, List<Prompt> prompts) {
    return Arrays.stream(positions)
        .map(at -> prompts.get((int) (at / batch.width())).ids()[(int) (at % batch.width())])
        .toArray();
  }

  private String words(int[] answer) {
    boolean ended = answer.length > 0 && answer[answer.length - 1] == endToken;
    String words = tokenizer.decode(answer).strip();
    return ended ? words : (words + " \u2026").strip();
  }
}
