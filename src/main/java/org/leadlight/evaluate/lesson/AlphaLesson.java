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
        stage.inspect(stage.prompt(question), sender(alpha), look, question.seed());
    figures.read(inspection);
    LessonSample sample = byAlpha.getOrDefault(alpha, byAlpha.values().iterator().next());
    if (sample.size() > 0) {
      figures
          .add(FigureKeys.SAMPLE_KEPT, sample.kept())
          .add(FigureKeys.SAMPLE_PRIVATE, sample.readPrivate())
          .add(FigureKeys.SAMPLE_READ, sample.read());
    }
    return new LessonReading(
        inspection,
        figures.all(),
        List.of(kept(TRANSFORMS, byAlpha), kept(GAUSSIAN, byLevel)),
        List.of(),
        SampleGrowth.sampled(samples()),
        SampleGrowth.wanted(samples()));
  }

  private static LessonSeries kept(String key, Map<Double, LessonSample> samples) {
    return LessonSample.series(
        key, samples, (dial, sample) -> new LessonPoint(dial, sample.readPrivate(), sample.kept()));
  }

  private List<LessonSample> samples() {
    List<LessonSample> all = new ArrayList<>(byAlpha.values());
    all.addAll(byLevel.values());
    return all;
  }

  @Override
  public boolean grow(LessonQuestion question) {
    return SampleGrowth.grow(samples());
  }
}
