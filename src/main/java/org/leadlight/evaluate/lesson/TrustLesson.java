package org.leadlight.evaluate.lesson;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import org.leadlight.data.Example;
import org.leadlight.evaluate.PromptInspector.Look;
import org.leadlight.evaluate.Sender;
import org.leadlight.run.Figure;
import org.leadlight.run.Inspection;
import org.leadlight.run.lesson.FigureKeys;
import org.leadlight.run.lesson.LessonPoint;
import org.leadlight.run.lesson.LessonQuestion;
import org.leadlight.run.lesson.LessonReading;
import org.leadlight.run.lesson.LessonSeries;
import org.leadlight.run.lesson.LessonTopic;
import org.leadlight.run.lesson.LessonTransforms;
import org.leadlight.tensor.StepScope;
import org.leadlight.transform.NoiseMaskedNoisyTransformerModel;
import org.leadlight.transform.TokenBatch;

/**
 * How to trust a number: the private words that are read of a sample of conversations, as many as
 * the dial says and drawn by the seed, beside the control that must leak and the one that must not.
 */
final class TrustLesson implements LessonWork {

  private static final int REMEMBERED = 8; // draws

  private final LessonStage stage;
  private final Senders senders;
  private final Map<Long, Drawn> draws =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Drawn> eldest) {
          return size() > REMEMBERED;
        }
      };
  private OptionalDouble releaseSize = OptionalDouble.empty();

  TrustLesson(LessonStage stage) {
    this.stage = stage;
    this.senders = new Senders(stage);
  }

  /** Conversations in the order in which they were drawn, and what is read of them. */
  private record Drawn(List<Example> order, Map<String, LessonSample> samples) {}

  @Override
  public LessonTopic topic() {
    return LessonTopic.TRUST;
  }

  private Drawn drawn(long seed) {
    return draws.computeIfAbsent(seed, this::draw);
  }

  private Drawn draw(long seed) {
    List<Example> order = new ArrayList<>(stage.conversations().measured());
    Collections.shuffle(order, new Random(seed));
    List<Example> most = order.subList(0, Math.min(order.size(), (int) topic().dial().high()));
    Map<String, LessonSample> samples = new LinkedHashMap<>();
    for (String choice : topic().choices()) {
      samples.put(
          choice, LessonSample.ofReading(stage, () -> sender(choice), Look.AT_WHAT_LEFT, most));
    }
    return new Drawn(List.copyOf(most), samples);
  }

  private Sender sender(String choice) {
    return switch (choice) {
      case LessonTopic.IDENTITY -> senders.clean();
      case LessonTopic.NOISE -> senders.noiseAlone(releaseSize());
      default -> senders.transform(model(), 1);
    };
  }

  private NoiseMaskedNoisyTransformerModel model() {
    return stage.transform(LessonTransforms.ofAlpha(LessonTransforms.DEFAULT_ALPHA));
  }

  /** Root mean square of what the transform releases: the noise must not differ in size. */
  private double releaseSize() {
    if (releaseSize.isEmpty()) {
      Sender released = senders.transform(model(), 1);
      try (StepScope scope = StepScope.open(stage.manager())) {
        Example first = stage.conversations().measured().getFirst();
        TokenBatch batch =
            TokenBatch.of(
                scope.manager(),
                new int[][] {first.ids()},
                new boolean[][] {first.noise()},
                new long[] {first.sequenceId()},
                first.length());
        NDArray left = LessonStage.rows(batch, released.send(batch, 0).xTilde());
        releaseSize = OptionalDouble.of(Math.sqrt(left.square().mean().getFloat()));
      }
    }
    return releaseSize.getAsDouble();
  }

  @Override
  public LessonReading read(LessonQuestion question) {
    int size = (int) topic().dial().snapped(question.dial());
    Drawn drawn = drawn(question.seed());
    Example newest = drawn.order().get(Math.min(size, drawn.order().size()) - 1);
    Sender sender = sender(question.choice());
    Inspection inspection =
        stage.inspect(stage.prompt(newest), sender, Look.AT_WHAT_LEFT, question.seed());
    MessageFigures figures = new MessageFigures().read(inspection);
    List<LessonSeries> series = new ArrayList<>();
    drawn.samples().forEach((key, sample) -> add(figures, series, key, sample, size));
    figures.add(
        FigureKeys.CHANCE, chance(drawn.order().subList(0, Math.min(size, drawn.order().size()))));
    long sampled = drawn.samples().values().stream().mapToInt(LessonSample::size).min().orElse(0);
    return new LessonReading(
        inspection,
        figures.all(),
        series,
        List.of(),
        Math.min(size, sampled),
        Math.min(size, drawn.order().size()));
  }

  private static void add(
      MessageFigures figures,
      List<LessonSeries> series,
      String key,
      LessonSample sample,
      int size) {
    if (sample.size() == 0) {
      return;
    }
    Figure now = sample.readPrivate(size);
    figures.add(key.equals(LessonTopic.NOISE) ? FigureKeys.NOISE_CONTROL : key, now);
    List<LessonPoint> points = new ArrayList<>();
    for (double stop : LessonTopic.TRUST.dial().stops()) {
      if (stop <= sample.size()) {
        points.add(LessonPoint.at(stop, sample.readPrivate((int) stop)));
      }
    }
    series.add(new LessonSeries(key, points));
  }

  /** What naming the private word that attackers meet most reads. */
  private Figure chance(List<Example> examples) {
    int commonest = commonestPrivate();
    long hits = 0;
    long count = 0;
    for (Example example : examples) {
      for (int t = 0; t < example.length(); t++) {
        if (example.privateTokens()[t] && example.noise()[t]) {
          count++;
          hits += example.ids()[t] == commonest ? 1 : 0;
        }
      }
    }
    return Figure.plain(count == 0 ? 0 : (double) hits / count, count);
  }

  private int commonestPrivate() {
    Map<Integer, Integer> counts = new HashMap<>();
    for (Example example : stage.conversations().attackers()) {
      for (int t = 0; t < example.length(); t++) {
        if (example.privateTokens()[t]) {
          counts.merge(example.ids()[t], 1, Integer::sum);
        }
      }
    }
    return counts.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(-1);
  }

  @Override
  public boolean grow(LessonQuestion question) {
    int size = (int) topic().dial().snapped(question.dial());
    for (LessonSample sample : drawn(question.seed()).samples().values()) {
      if (sample.grow(size)) {
        return true;
      }
    }
    return false;
  }
}
