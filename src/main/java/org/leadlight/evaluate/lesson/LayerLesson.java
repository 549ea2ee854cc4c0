package org.leadlight.evaluate.lesson;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.leadlight.data.Example;
import org.leadlight.evaluate.PromptInspector.Look;
import org.leadlight.evaluate.Sender;
import org.leadlight.evaluate.attack.CleanStateMap;
import org.leadlight.run.Figure;
import org.leadlight.run.Inspection;
import org.leadlight.run.lesson.FigureKeys;
import org.leadlight.run.lesson.LessonPoint;
import org.leadlight.run.lesson.LessonQuestion;
import org.leadlight.run.lesson.LessonReading;
import org.leadlight.run.lesson.LessonSeries;
import org.leadlight.run.lesson.LessonTopic;
import org.leadlight.run.lesson.LessonTransforms;

/**
 * The distillation layer: the same recipe compared at every layer and at the logits; read from the
 * embeddings that left, and from what that layer of the host makes of them by a closed-form map
 * that was learnt on clean states.
 */
final class LayerLesson implements LessonWork {

  private static final int SAMPLE = 100;
  private static final int LEARNT = 200; // conversations of the attackers

  private final LessonStage stage;
  private final Senders senders;
  private final Map<Integer, LessonSample> embeddings = new LinkedHashMap<>();
  private final Map<Integer, LessonSample> hidden = new LinkedHashMap<>();
  private final List<CleanStateMap> maps = new ArrayList<>();
  private int learnt;

  LayerLesson(LessonStage stage) {
    this.stage = stage;
    this.senders = new Senders(stage);
    for (int layer = 0; layer < LessonTransforms.LAYERS; layer++) {
      maps.add(new CleanStateMap(stage.runtime(), stage.base(), layer));
    }
    for (int place = 0; place <= LessonTransforms.LAYERS; place++) {
      int at = place;
      embeddings.put(place, LessonSample.of(stage, () -> sender(at), Look.AT_WHAT_LEFT, SAMPLE));
      hidden.put(place, LessonSample.ofReading(stage, () -> sender(at), states(place), SAMPLE));
    }
  }

  private Sender sender(int place) {
    return senders.transform(stage.transform(LessonTransforms.ofPlace(place)), 1);
  }

  /** At the logits the states of the last layer are read. */
  private Look states(int place) {
    CleanStateMap map = maps.get(Math.min(place, LessonTransforms.LAYERS - 1));
    return (batch, sent) -> map.estimate(batch, sent.xTilde());
  }

  @Override
  public LessonTopic topic() {
    return LessonTopic.LAYER;
  }

  @Override
  public LessonReading read(LessonQuestion question) {
    int place = (int) topic().dial().snapped(question.dial());
    boolean isHidden = question.choice().equals(LessonTopic.HIDDEN);
    while (isHidden && learn()) {}
    Look seen = isHidden ? states(place) : Look.AT_WHAT_LEFT;
    MessageFigures figures = new MessageFigures();
    Look look =
        (batch, sent) -> {
          figures.change(batch, sent, stage.rms());
          return seen.at(batch, sent);
        };
    Inspection inspection =
        stage.inspect(stage.prompt(question), sender(place), look, question.seed());
    figures.read(inspection);
    add(figures, FigureKeys.SAMPLE_KEPT, embeddings, place, LessonSample::kept);
    add(figures, FigureKeys.SAMPLE_PRIVATE, embeddings, place, LessonSample::readPrivate);
    add(figures, FigureKeys.SAMPLE_HIDDEN, hidden, place, LessonSample::readPrivate);
    return new LessonReading(
        inspection,
        figures.all(),
        List.of(
            series(FigureKeys.SAMPLE_KEPT, embeddings, LessonSample::kept),
            series(FigureKeys.SAMPLE_PRIVATE, embeddings, LessonSample::readPrivate),
            series(FigureKeys.SAMPLE_HIDDEN, hidden, LessonSample::readPrivate)),
        List.of(),
        SampleGrowth.sampled(samples()),
        SampleGrowth.wanted(samples()));
  }

  private static void add(
      MessageFigures figures,
      String key,
      Map<Integer, LessonSample> samples,
      int place,
      Function<LessonSample, Figure> figure) {
    LessonSample sample = samples.get(place);
    if (sample != null && sample.size() > 0) {
      figures.add(key, figure.apply(sample));
    }
  }

  private static LessonSeries series(
      String key, Map<Integer, LessonSample> samples, Function<LessonSample, Figure> figure) {
    return LessonSample.series(
        key, samples, (place, sample) -> LessonPoint.at(place, figure.apply(sample)));
  }

  private List<LessonSample> samples() {
    List<LessonSample> all = new ArrayList<>(embeddings.values());
    all.addAll(hidden.values());
    return all;
  }

  @Override
  public boolean grow(LessonQuestion question) {
    return learn() || SampleGrowth.grow(samples());
  }

  /** Lets every map learn a few more conversations; false when they have learnt enough. */
  private boolean learn() {
    List<Example> all = stage.conversations().attackers();
    int to = Math.min(Math.min(LEARNT, all.size()), learnt + LessonSample.PORTION);
    if (to <= learnt) {
      return false;
    }
    maps.forEach(map -> map.learn(all.subList(learnt, to)));
    learnt = to;
    return true;
  }
}
