package org.leadlight.app.learn;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.leadlight.app.shell.Tasks;
import org.leadlight.run.RunSpec;
import org.leadlight.run.UserMistakeException;
import org.leadlight.run.lesson.LessonQuestion;
import org.leadlight.run.lesson.LessonTopic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The trainings that lessons started: the newest of each lesson is followed until it is over, and
 * the place of the dial that it trained is then answered by its transform. Used on the FX thread.
 */
final class LiveTrainings {

  private static final Logger LOG = LoggerFactory.getLogger(LiveTrainings.class);

  private final LearnBackend backend;
  private final Tasks orders;
  private final Tasks looks;
  private final Executor later;
  private final Runnable changed;
  private final Map<LessonTopic, Training> newest = new EnumMap<>(LessonTopic.class);
  private final Map<Place, Long> trained = new HashMap<>();
  private boolean watched;
  private boolean looking;

  /** A place of the dial of a lesson. */
  private record Place(LessonTopic topic, double dial) {
    static Place of(LessonQuestion question) {
      return new Place(question.topic(), question.dial());
    }
  }

  /**
   * A training.
   *
   * @param run its number
   * @param dial the place that it trains
   * @param progress how far it is
   */
  record Training(long run, double dial, TrainingProgress progress) {
    Training at(TrainingProgress now) {
      return new Training(run, dial, now);
    }
  }

  /**
   * No training yet.
   *
   * @param orders starts them
   * @param looks asks how far they are
   * @param later runs a task on the FX thread after a pause
   * @param changed is told that one is further
   */
  LiveTrainings(LearnBackend backend, Tasks orders, Tasks looks, Executor later, Runnable changed) {
    this.backend = backend;
    this.orders = orders;
    this.looks = looks;
    this.later = later;
    this.changed = changed;
  }

  /**
   * Starts one for the place that a question stands at.
   *
   * @param ended is told that it has started, or was refused
   */
  void start(LessonQuestion question, String name, RunSpec spec, Runnable ended) {
    orders.run(
        () -> backend.train(name, spec),
        run -> {
          ended.run();
          TrainingProgress none =
              new TrainingProgress(0, spec.training().steps(), false, false, "");
          newest.put(question.topic(), new Training(run, question.dial(), none));
          changed.run();
          follow();
        },
        ended);
  }

  /** Follows what goes on only while somebody looks. */
  void watch(boolean isWatched) {
    watched = isWatched;
    follow();
  }

  private boolean goesOn() {
    return newest.values().stream().anyMatch(training -> !training.progress().isOver());
  }

  private void follow() {
    if (watched && !looking && goesOn()) {
      looking = true;
      later.execute(this::look);
    }
  }

  /** The next look waits for the answers to this one. */
  private void look() {
    Map<LessonTopic, Training> asked = new EnumMap<>(newest);
    asked.values().removeIf(training -> training.progress().isOver());
    looks.ask(
        () -> {
          Map<LessonTopic, Training> found = new EnumMap<>(LessonTopic.class);
          asked.forEach((topic, training) -> found.put(topic, further(training)));
          return found;
        },
        found -> {
          looking = false;
          found.forEach(this::take);
          follow();
        });
  }

  /** A moment in which the workspace cannot be read is no reason to stop looking. */
  private Training further(Training training) {
    try {
      return training.at(backend.progress(training.run()));
    } catch (UserMistakeException gone) {
      return training.at(
          new TrainingProgress(
              training.progress().step(),
              training.progress().steps(),
              true,
              false,
              String.valueOf(gone.getMessage())));
    } catch (RuntimeException failure) {
      LOG.warn("How far run {} is cannot be read.", training.run(), failure);
      return training;
    }
  }

  private void take(LessonTopic topic, Training training) {
    TrainingProgress progress = training.progress();
    if (progress.isTrained()) {
      trained.put(new Place(topic, training.dial()), training.run());
    }
    Training now = newest.get(topic);
    if (now != null && now.run() == training.run() && !now.progress().equals(progress)) {
      newest.put(topic, training);
      changed.run();
    }
  }

  /** The newest of a lesson. */
  Optional<Training> newest(LessonTopic topic) {
    return Optional.ofNullable(newest.get(topic));
  }

  /** The question, about what was trained here where that is so. */
  LessonQuestion of(LessonQuestion question) {
    return question.of(trained.getOrDefault(Place.of(question), LessonQuestion.BEFOREHAND));
  }
}
