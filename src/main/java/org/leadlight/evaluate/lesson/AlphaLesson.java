package org.leadlight.evaluate.lesson;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.leadlight.evaluate.PromptInspector.Look;
import org.leadlight.evaluate.Sender;
import org.leadlight.run.Inspection;
import org.leadlight.run.lesson.FigureKeys;
import org.leadlight.run.lesson.LessonPoint;
import org.leadlight.run.lesson.LessonQuestion;
import org.leadlight.run.lesson.LessonReading;
import org.leadlight.run.lesson.LessonSeries;
import org.leadlight.run.lesson.LessonTopic;
import org.leadlight.run.lesson.LessonTransforms;

/**
 * Strength against similarity: a family of transforms that differ in alpha alone, beside plain
 * Gaussian noise of several sizes.
 */
final class AlphaLesson implements LessonWork {

  /** The curve of the transforms. */
  static final String TRANSFORMS = "transforms";

  /** The curve of plain noise. */
  static final String GAUSSIAN = "gaussian";

  private static final List<Double> LEVELS = List.of(1.0, 2.0, 3.0, 4.0, 6.0); // times rms(E)
  private static final int SAMPLE = 200;

  private final LessonStage stage;
  private final Senders senders;
  private final Map<Double, LessonSample> byAlpha = new LinkedHashMap<>();
  private final Map<Double, LessonSample> byLevel = new LinkedHashMap<>();
  private final Map<Long, LessonSample> byRun = new LinkedHashMap<>();

  AlphaLesson(LessonStage stage) {
    this.stage = stage;
    this.senders = new Senders(stage);
    for (double alpha : LessonTransforms.ALPHAS) {
      byAlpha.put(alpha, LessonSample.of(stage, () -> sender(alpha), Look.AT_WHAT_LEFT, SAMPLE));
    }
    for (double level : LEVELS) {
      byLevel.put(
          level, LessonSample.of(stage, () -> senders.gaussian(level), Look.AT_WHAT_LEFT, SAMPLE));
    }
  }

  private Sender sender(double alpha) {
    return senders.transform(stage.transform(LessonTransforms.ofAlpha(alpha)), 1);
  }

  private Sender ofRun(long run) {
    return senders.transform(stage.transform(run), 1);
  }

  private LessonSample sample(LessonQuestion question) {
    if (question.isOfRun()) {
      return byRun.computeIfAbsent(
          question.run(),
          run -> LessonSample.of(stage, () -> ofRun(run), Look.AT_WHAT_LEFT, SAMPLE));
    }
    double alpha = topic().dial().snapped(question.dial());
    return byAlpha.getOrDefault(alpha, byAlpha.values().iterator().next());
  }

  @Override
  public LessonTopic topic() {
    return LessonTopic.ALPHA;
  }

  @Override
  public LessonReading read(LessonQuestion question) {
    double alpha = topic().dial().snapped(question.dial());
    MessageFigures figures = new MessageFigures();
    Look look =
        (batch, sent) -> {
          figures.change(batch, sent, stage.rms());
          return sent.xTilde();
        };
    Inspection inspection =
        stage.inspect(
            stage.prompt(question),
            question.isOfRun() ? ofRun(question.run()) : sender(alpha),
            look,
            question.seed());
    figures.read(inspection);
    LessonSample sample = sample(question);
    if (sample.size() > 0) {
      figures
          .add(FigureKeys.SAMPLE_KEPT, sample.kept())
          .add(FigureKeys.SAMPLE_PRIVATE, sample.readPrivate())
          .add(FigureKeys.SAMPLE_READ, sample.read());
    }
    return new LessonReading(
        inspection,
        figures.all(),
        series(question, alpha),
        List.of(),
        SampleGrowth.sampled(samples(question)),
        SampleGrowth.wanted(samples(question)));
  }

  private List<LessonSeries> series(LessonQuestion question, double alpha) {
    List<LessonSeries> all = new ArrayList<>();
    all.add(kept(TRANSFORMS, byAlpha));
    all.add(kept(GAUSSIAN, byLevel));
    if (question.isOfRun()) {
      all.add(kept(FigureKeys.TRAINED + TRANSFORMS, Map.of(alpha, sample(question))));
    }
    return all;
  }

  private static LessonSeries kept(String key, Map<Double, LessonSample> samples) {
    return LessonSample.series(
        key, samples, (dial, sample) -> new LessonPoint(dial, sample.readPrivate(), sample.kept()));
  }

  /** What was trained here comes first: somebody waits for it. */
  private List<LessonSample> samples(LessonQuestion question) {
    List<LessonSample> all = new ArrayList<>();
    if (question.isOfRun()) {
      all.add(sample(question));
    }
    all.addAll(byAlpha.values());
    all.addAll(byLevel.values());
    return all;
  }

  @Override
  public boolean grow(LessonQuestion question) {
    return SampleGrowth.grow(samples(question));
  }
}
