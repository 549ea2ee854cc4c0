package org.leadlight.evaluate.lesson;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.leadlight.data.Example;
import org.leadlight.data.Prompt;
import org.leadlight.data.PromptReader;
import org.leadlight.evaluate.CleanAnswers;
import org.leadlight.evaluate.NearestNeighbourReader;
import org.leadlight.evaluate.PromptInspector;
import org.leadlight.evaluate.Sender;
import org.leadlight.lm.CausalLanguageModel;
import org.leadlight.run.Inspection;
import org.leadlight.run.MarkedPrompt;
import org.leadlight.run.lesson.LessonQuestion;
import org.leadlight.run.lesson.LessonTransform;
import org.leadlight.tensor.KeyedNoise;
import org.leadlight.tensor.NoiseStream;
import org.leadlight.tensor.TensorRuntime;
import org.leadlight.transform.EmbeddingStatistics;
import org.leadlight.transform.NoiseMaskedNoisyTransformerModel;
import org.leadlight.transform.TokenBatch;

/** What every lesson computes with: the bundled model, its readers, conversations, transforms. */
public final class LessonStage {

  private static final int LONGEST = 10; // tokens of an answer: somebody drags

  private final TensorRuntime runtime;
  private final CausalLanguageModel base;
  private final NearestNeighbourReader reader;
  private final PromptInspector inspector;
  private final PromptReader prompts;
  private final CleanAnswers cleanAnswers;
  private final Conversations conversations;
  private final Loader loader;
  private final Map<LessonTransform, NoiseMaskedNoisyTransformerModel> transforms = new HashMap<>();
  private final Map<Long, NoiseMaskedNoisyTransformerModel> trained = new HashMap<>();
  private final double rms;

  /**
   * The conversations of the lessons.
   *
   * @param measured those that figures are measured on
   * @param attackers those that readers learn on
   */
  public record Conversations(List<Example> measured, List<Example> attackers) {
    /** Keeps its own copies. */
    public Conversations {
      measured = List.copyOf(measured);
      attackers = List.copyOf(attackers);
    }
  }

  /** Loads transforms in front of the model, each once. */
  public interface Loader {
    /** A transform that was trained beforehand. */
    NoiseMaskedNoisyTransformerModel beforehand(LessonTransform transform);

    /**
     * The transform that a run of the workspace trained.
     *
     * @throws org.leadlight.run.UserMistakeException when it has none to look at
     */
    NoiseMaskedNoisyTransformerModel ofRun(long run);
  }

  /**
   * A stage.
   *
   * @param runtime the engine
   * @param base the frozen model
   * @param reader knows its embedding table
   * @param inspector shows what prompts to it become
   * @param prompts makes prompts of what is typed
   * @param endToken ends an answer
   * @param conversations of the bundled demonstration
   * @param loader loads the transforms
   */
  public LessonStage(
      TensorRuntime runtime,
      CausalLanguageModel base,
      NearestNeighbourReader reader,
      PromptInspector inspector,
      PromptReader prompts,
      int endToken,
      Conversations conversations,
      Loader loader) {
    this.runtime = runtime;
    this.base = base;
    this.reader = reader;
    this.inspector = inspector;
    this.prompts = prompts;
    this.cleanAnswers = new CleanAnswers(base, runtime, endToken);
    this.conversations = conversations;
    this.loader = loader;
    this.rms = EmbeddingStatistics.of(base.embeddingTable()).rms();
  }

  TensorRuntime runtime() {
    return runtime;
  }

  NDManager manager() {
    return runtime.manager();
  }

  CausalLanguageModel base() {
    return base;
  }

  NearestNeighbourReader reader() {
    return reader;
  }

  CleanAnswers cleanAnswers() {
    return cleanAnswers;
  }

  Conversations conversations() {
    return conversations;
  }

  /** rms(E), the size of the embeddings. */
  double rms() {
    return rms;
  }

  /** A transform, loaded when it is asked for first. */
  NoiseMaskedNoisyTransformerModel transform(LessonTransform transform) {
    return transforms.computeIfAbsent(transform, loader::beforehand);
  }

  /** The transform that a run trained, loaded when it is asked for first. */
  NoiseMaskedNoisyTransformerModel transform(long run) {
    return trained.computeIfAbsent(run, loader::ofRun);
  }

  /** The prompt that a question sends. */
  Prompt prompt(LessonQuestion question) {
    return prompts.typed(MarkedPrompt.of(question.prompt()));
  }

  /** The prompt of a conversation. */
  Prompt prompt(Example example) {
    return prompts.of(example);
  }

  /** What a prompt becomes. */
  Inspection inspect(Prompt prompt, Sender sender, PromptInspector.Look look, long draw) {
    return inspector.inspect(sender, look, List.of(prompt), draw, LONGEST).getFirst();
  }

  /** Standard normal noise of each sequence, zero behind it, [B,T,d]. */
  NDArray epsilon(TokenBatch batch, long draw) {
    return KeyedNoise.standardNormal(
        batch.ids().getManager(),
        0,
        NoiseStream.EVALUATION,
        draw,
        Arrays.stream(batch.sequenceIds()).boxed().toList(),
        Arrays.stream(batch.lengths()).boxed().toList(),
        batch.width(),
        base.config().hiddenSize());
  }

  /** What is changed where n' = 1 and clean elsewhere, [B,T,d]. */
  static NDArray masked(TokenBatch batch, NDArray x, NDArray changed) {
    NDArray chosen = batch.noiseMask().expandDims(2).broadcast(x.getShape());
    return NDArrays.where(chosen, changed, x);
  }

  /** The rows of an array [B,T,k] at the transformed tokens, [N,k]. */
  static NDArray rows(TokenBatch batch, NDArray array) {
    return array
        .reshape(-1, array.getShape().get(2))
        .get(array.getManager().create(batch.noisePositions()));
  }
}
