package org.leadlight.app.learn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.leadlight.run.Figure;
import org.leadlight.run.InspectedToken;
import org.leadlight.run.Inspection;
import org.leadlight.run.MarkedPrompt;
import org.leadlight.run.RunSpec;
import org.leadlight.run.UserMistakeException;
import org.leadlight.run.lesson.FigureKeys;
import org.leadlight.run.lesson.LessonGrid;
import org.leadlight.run.lesson.LessonPoint;
import org.leadlight.run.lesson.LessonQuestion;
import org.leadlight.run.lesson.LessonReading;
import org.leadlight.run.lesson.LessonSeries;

/** Lessons that answer at once, with numbers made of the question; for windows in tests. */
public final class FakeLessons implements LearnBackend {

  private final List<LessonQuestion> asked = new ArrayList<>();
  private final List<RunSpec> trained = new ArrayList<>();
  private long growing; // answers that are still to grow
  private Consumer<String> incidents = sentence -> {};
  private TrainingProgress progress = new TrainingProgress(0, 300, false, false, "");

  /** The questions so far. */
  public synchronized List<LessonQuestion> asked() {
    return List.copyOf(asked);
  }

  /** The recipes that were started. */
  public synchronized List<RunSpec> trained() {
    return List.copyOf(trained);
  }

  /** Lets so many answers say that their picture grows. */
  synchronized void grow(long answers) {
    growing = answers;
  }

  @Override
  public synchronized Optional<LessonReading> ask(LessonQuestion question) {
    asked.add(question);
    String words = MarkedPrompt.of(question.prompt()).words();
    if (words.contains("<|")) {
      throw new UserMistakeException("The prompt contains a marker; leave it out.");
    }
    Figure share = new Figure(question.dial() / question.topic().dial().high(), 40, 0, 1);
    Map<String, Figure> figures = new LinkedHashMap<>();
    figures.put(FigureKeys.READ, share);
    figures.put(FigureKeys.SAMPLE_KEPT, share);
    figures.put(FigureKeys.NOISE, Figure.plain(question.dial(), 40));
    List<InspectedToken> tokens = new ArrayList<>();
    int from = 0;
    for (String word : words.split(" ")) {
      int start = words.indexOf(word, from);
      from = start + word.length();
      tokens.add(
          new InspectedToken(
              start, from, word, question.dial() < question.topic().dial().high() ? 1 : 5, false));
    }
    long left = growing;
    growing = Math.max(0, growing - 1);
    return Optional.of(
        new LessonReading(
            new Inspection(words, tokens, "angry.", "angry.", true),
            figures,
            List.of(
                new LessonSeries(
                    FigureKeys.SAMPLE_KEPT,
                    question.topic().dial().stops().stream()
                        .map(stop -> LessonPoint.at(stop, share))
                        .toList())),
            List.of(LessonGrid.of("left", 4, new float[8], 1)),
            10 - left,
            10));
  }

  /** How far every training is from now on. */
  synchronized void progress(TrainingProgress now) {
    progress = now;
  }

  @Override
  public synchronized TrainingProgress progress(long run) {
    return progress;
  }

  @Override
  public synchronized void tellIncidents(Consumer<String> listener) {
    incidents = listener;
  }

  /** Tells what went wrong and was mended. */
  synchronized void incident(String sentence) {
    incidents.accept(sentence);
  }

  @Override
  public synchronized long train(String name, RunSpec spec) {
    trained.add(spec);
    return trained.size();
  }
}
