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
  private final Map<Long, LessonSample> embeddingsOfRuns = new LinkedHashMap<>();
  private final Map<Long, LessonSample> hiddenOfRuns = new LinkedHashMap<>();
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

  private Sender ofRun(long run) {
    return senders.transform(stage.transform(run), 1);
  }

  /** What is measured of the transform of a run, by the place it stands at. */
  private Map<Integer, LessonSample> embeddings(LessonQuestion question, int place) {
    return Map.of(
        place,
        embeddingsOfRuns.computeIfAbsent(
            question.run(),
            run -> LessonSample.of(stage, () -> ofRun(run), Look.AT_WHAT_LEFT, SAMPLE)));
  }

  private Map<Integer, LessonSample> hidden(LessonQuestion question, int place) {
    return Map.of(
        place,
        hiddenOfRuns.computeIfAbsent(
            question.run(),
            run -> LessonSample.ofReading(stage, () -> ofRun(run), states(place), SAMPLE)));
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
        stage.inspect(
            stage.prompt(question),
            question.isOfRun() ? ofRun(question.run()) : sender(place),
            look,
            question.seed());
    figures.read(inspection);
    List<LessonSeries> series = new ArrayList<>(series("", embeddings, hidden));
    if (question.isOfRun()) {
      Map<Integer, LessonSample> sent = embeddings(question, place);
      Map<Integer, LessonSample> host = hidden(question, place);
      add(figures, place, sent, host);
      series.addAll(series(FigureKeys.TRAINED, sent, host));
    } else {
      add(figures, place, embeddings, hidden);
    }
    return new LessonReading(
        inspection,
        figures.all(),
        series,
        List.of(),
        SampleGrowth.sampled(samples(question)),
        SampleGrowth.wanted(samples(question)));
  }

  private static void add(
      MessageFigures figures,
      int place,
      Map<Integer, LessonSample> sent,
      Map<Integer, LessonSample> host) {
    add(figures, FigureKeys.SAMPLE_KEPT, sent, place, LessonSample::kept);
    add(figures, FigureKeys.SAMPLE_PRIVATE, sent, place, LessonSample::readPrivate);
    add(figures, FigureKeys.SAMPLE_HIDDEN, host, place, LessonSample::readPrivate);
  }

  private static List<LessonSeries> series(
      String whose, Map<Integer, LessonSample> sent, Map<Integer, LessonSample> host) {
    return List.of(
        series(whose + FigureKeys.SAMPLE_KEPT, sent, LessonSample::kept),
        series(whose + FigureKeys.SAMPLE_PRIVATE, sent, LessonSample::readPrivate),
        series(whose + FigureKeys.SAMPLE_HIDDEN, host, LessonSample::readPrivate));
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

  /** What was trained here comes first: somebody waits for it. */
  private List<LessonSample> samples(LessonQuestion question) {
    List<LessonSample> all = new ArrayList<>();
    if (question.isOfRun()) {
      int place = (int) topic().dial().snapped(question.dial());
      all.addAll(embeddings(question, place).values());
      all.addAll(hidden(question, place).values());
    }
    all.addAll(embeddings.values());
    all.addAll(hidden.values());
    return all;
  }

  @Override
  public boolean grow(LessonQuestion question) {
    return learn() || SampleGrowth.grow(samples(question));
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
