package org.leadlight.app.learn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.LongConsumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.leadlight.app.shell.LatestQuestions;
import org.leadlight.app.shell.Tasks;
import org.leadlight.app.shell.Texts;
import org.leadlight.app.workbench.Numbers;
import org.leadlight.plot.lesson.LessonPage;
import org.leadlight.plot.lesson.LessonWords;
import org.leadlight.run.RecipeFormat;
import org.leadlight.run.RunSpec;
import org.leadlight.run.UserMistakeException;
import org.leadlight.run.lesson.LessonDial;
import org.leadlight.run.lesson.LessonQuestion;
import org.leadlight.run.lesson.LessonReading;
import org.leadlight.run.lesson.LessonTopic;
import org.leadlight.run.lesson.LessonTransforms;
import org.leadlight.workspace.AtomicFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One lesson, where its dial stands, and what it answers. */
public final class LearnViewModel {

  private static final Logger LOG = LoggerFactory.getLogger(LearnViewModel.class);

  private final Tasks tasks;
  private final LiveTrainings trainings;
  private final Texts texts;
  private final LessonWords words;
  private final LongConsumer opener;
  private final LatestQuestions<LessonQuestion, LessonReading> questions;
  private final Map<LessonTopic, LessonQuestion> left = new EnumMap<>(LessonTopic.class);
  private final ReadOnlyObjectWrapper<LessonQuestion> question;
  private final ReadOnlyObjectWrapper<Optional<Answered>> answered =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Set<LessonTopic>> met =
      new ReadOnlyObjectWrapper<>(EnumSet.noneOf(LessonTopic.class));
  private final StringProperty unanswered = new SimpleStringProperty("");
  private final StringProperty mistyped = new SimpleStringProperty("");
  private final ReadOnlyStringWrapper refusal = new ReadOnlyStringWrapper("");
  private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();
  private final ReadOnlyStringWrapper news = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<OptionalLong> trained =
      new ReadOnlyObjectWrapper<>(OptionalLong.empty());
  private final ReadOnlyBooleanWrapper starting = new ReadOnlyBooleanWrapper();
  private final BooleanProperty presenting = new SimpleBooleanProperty();
  private boolean watched;
  private LessonQuestion asked; // the question that was asked last

  /**
   * What was asked and what was answered to it.
   *
   * @param question the question
   * @param reading its answer
   */
  public record Answered(LessonQuestion question, LessonReading reading) {}

  /**
   * The first lesson.
   *
   * @param backend the workspace
   * @param background runs questions, which may wait long, each on its own
   * @param commands runs what must be done even when the window closes meanwhile
   * @param later runs a task on the FX thread after a short pause
   * @param window runs a task on the FX thread
   * @param texts the words of the window
   * @param opener shows a run with its charts
   */
  public LearnViewModel(
      LearnBackend backend,
      Executor background,
      Executor commands,
      Executor later,
      Executor window,
      Texts texts,
      LongConsumer opener) {
    this.texts = texts;
    this.words = LessonWords.load();
    this.opener = opener;
    this.tasks = new Tasks(commands, window, texts);
    Tasks looks = new Tasks(background, window, texts);
    this.trainings = new LiveTrainings(backend, tasks, looks, later, this::tellTraining);
    this.questions = new LatestQuestions<>(backend::ask, background, later, window, this::take);
    LessonQuestion first = LessonQuestion.first(LessonTopic.WHAT_LEAVES, words.get("prompt"));
    this.question = new ReadOnlyObjectWrapper<>(first);
    this.asked = first;
    refusal.bind(Bindings.when(mistyped.isEmpty()).then(unanswered).otherwise(mistyped));
    backend.tellIncidents(sentence -> window.execute(() -> news.set(sentence)));
  }

  /** What the lessons say. */
  public LessonWords words() {
    return words;
  }

  /** The question that the lesson stands at. */
  public ReadOnlyObjectProperty<LessonQuestion> questionProperty() {
    return question.getReadOnlyProperty();
  }

  /** The newest answer about the lesson that is shown; empty before there is one. */
  public ReadOnlyObjectProperty<Optional<Answered>> answeredProperty() {
    return answered.getReadOnlyProperty();
  }

  /** The lessons that were left behind. */
  public ReadOnlyObjectProperty<Set<LessonTopic>> metProperty() {
    return met.getReadOnlyProperty();
  }

  /** Why what was typed last is no value of the dial, or the newest question has no answer. */
  public ReadOnlyStringProperty refusalProperty() {
    return refusal.getReadOnlyProperty();
  }

  /** Why the last thing that was asked for failed; empty when it did not. */
  public ReadOnlyStringProperty faultProperty() {
    return tasks.noticeProperty();
  }

  /** What came of the last thing that was asked for; empty when there is nothing to tell. */
  public ReadOnlyStringProperty newsProperty() {
    return news.getReadOnlyProperty();
  }

  /** The run that was started last from a lesson. */
  public ReadOnlyObjectProperty<OptionalLong> trainedProperty() {
    return trained.getReadOnlyProperty();
  }

  /** Whether a training is being started; none can be started beside it. */
  public ReadOnlyBooleanProperty startingProperty() {
    return starting.getReadOnlyProperty();
  }

  /** Whether the lesson fills the window in large type. */
  public BooleanProperty presentingProperty() {
    return presenting;
  }

  /** Says whether somebody looks; nothing is computed before. */
  public void watch(boolean isWatched) {
    boolean begins = isWatched && !watched;
    watched = isWatched;
    trainings.watch(isWatched);
    if (begins) {
      ask(question.get());
    }
    if (!isWatched) {
      presenting.set(false);
    }
  }

  /** Shows a lesson, as it was left. */
  public void choose(LessonTopic topic) {
    LessonQuestion now = question.get();
    if (topic == now.topic()) {
      return;
    }
    left.put(now.topic(), now);
    Set<LessonTopic> more =
        EnumSet.copyOf(met.get().isEmpty() ? EnumSet.of(now.topic()) : met.get());
    more.add(now.topic());
    met.set(more);
    LessonQuestion next =
        left.getOrDefault(topic, LessonQuestion.first(topic, words.get("prompt")));
    answered.set(Optional.empty());
    change(trainings.of(next.sending(now.prompt())));
    tellTraining();
  }

  /** Goes on to another lesson; at the ends it stays. */
  public void go(int by) {
    int to = Math.clamp(question.get().topic().ordinal() + by, 0, LessonTopic.values().length - 1);
    choose(LessonTopic.values()[to]);
  }

  /** Turns the dial to a value, or to the nearest that it has. */
  public void turn(double value) {
    LessonQuestion now = question.get();
    change(trainings.of(now.at(now.topic().dial().snapped(value))));
    trainings.newest(now.topic()).ifPresent(training -> tellTraining());
  }

  /**
   * Turns the dial to what a person typed; what stands there already stays as it is.
   *
   * @return false when it is refused in a sentence, because it is no number
   */
  public boolean turnTo(String typed) {
    LessonTopic topic = question.get().topic();
    LessonDial dial = topic.dial();
    String text = typed.strip();
    OptionalDouble value =
        text.equalsIgnoreCase(words.dial(topic, dial.high()))
            ? OptionalDouble.of(dial.high())
            : Numbers.parse(text);
    boolean isShown = text.equals(words.dial(topic, question.get().dial()));
    boolean isRead = isShown || value.isPresent();
    mistyped.set(
        isRead
            ? ""
            : texts.format(
                "learn.dial.no_number",
                text,
                words.dial(topic, dial.low()),
                words.dial(topic, dial.high())));
    if (!isShown) {
      value.ifPresent(this::turn);
    }
    return isRead;
  }

  /** Turns the dial by a step. */
  public void step(int by) {
    LessonQuestion now = question.get();
    turn(now.topic().dial().next(now.dial(), by));
  }

  /** Switches what can be switched. */
  public void switchTo(String choice) {
    change(question.get().choosing(choice));
  }

  /** Draws everything random anew. */
  public void drawAgain() {
    change(question.get().seeded(question.get().seed() + 1));
  }

  /** Sends another message. */
  public void type(String message) {
    if (!message.isBlank()) {
      change(question.get().sending(message));
    }
  }

  /** Counts the changes that a draft keeps. */
  public ReadOnlyIntegerProperty changes() {
    return changes.getReadOnlyProperty();
  }

  /** What is kept of the lessons from one start to the next. */
  public Map<String, String> draft() {
    return LessonDraft.of(question.get(), left).toMap();
  }

  /** Brings back what was kept; what the draft does not name stays. */
  public void restore(Map<String, String> draft) {
    LessonDraft kept = LessonDraft.fromMap(draft, LessonDraft.of(question.get(), left));
    kept.dials().keySet().forEach(topic -> left.put(topic, kept.question(topic)));
    change(kept.question(kept.topic()));
  }

  private void change(LessonQuestion next) {
    if (!next.equals(question.get())) {
      question.set(next);
      mistyped.set("");
      changes.set(changes.get() + 1);
      ask(next);
    }
  }

  private void ask(LessonQuestion next) {
    if (watched) {
      asked = next;
      questions.ask(next);
    }
  }

  /** A picture that grows is asked for again, unless something else is asked first. */
  private void take(Optional<LessonReading> reading, @Nullable Throwable failure) {
    unanswered.set(failure == null ? "" : sentence(failure));
    LessonQuestion about = asked;
    reading.ifPresent(
        now -> {
          if (isShown(about.topic())) {
            answered.set(Optional.of(new Answered(about, now)));
          }
          if (now.isGrowing() && watched) {
            questions.askSoon(about);
          }
        });
  }

  private String sentence(Throwable failure) {
    if (failure instanceof UserMistakeException mistake) {
      return String.valueOf(mistake.getMessage());
    }
    LOG.error("A question of a lesson failed.", failure);
    return texts.format("learn.fault", failure);
  }

  /** Trains the transform that the dial stands at, in about a minute. */
  public void train() {
    LessonQuestion now = question.get();
    if (now.topic().isTrained() && !starting.get()) {
      news.set("");
      String name = texts.format("learn.train.name", now.topic().number(), place(now.dial()));
      starting.set(true);
      trainings.start(now, name, shortened(now), () -> starting.set(false));
    }
  }

  /** News of a lesson that was left would be taken for the one that is shown. */
  private boolean isShown(LessonTopic topic) {
    return topic == question.get().topic();
  }

  /** A place of the dial in words. */
  private String place(double dial) {
    LessonTopic topic = question.get().topic();
    return words.of(topic, "dial").toLowerCase(Locale.ROOT) + " " + words.dial(topic, dial);
  }

  /** Says how far the newest training of the lesson is, and shows what it trained. */
  private void tellTraining() {
    LessonTopic topic = question.get().topic();
    Optional<LiveTrainings.Training> training = trainings.newest(topic);
    trained.set(training.map(one -> OptionalLong.of(one.run())).orElse(OptionalLong.empty()));
    news.set(training.map(this::sentence).orElse(""));
    change(trainings.of(question.get()));
  }

  private String sentence(LiveTrainings.Training training) {
    TrainingProgress progress = training.progress();
    String place = place(training.dial());
    if (progress.isTrained()) {
      boolean isHere = training.dial() == question.get().dial();
      String key = isHere ? "learn.train.shown" : "learn.train.done";
      return texts.format(key, training.run(), place, progress.step());
    }
    if (progress.isOver()) {
      return texts.format("learn.train.failed", training.run(), place, progress.message()).strip();
    }
    return progress.step() == 0
        ? texts.format("learn.train.started", training.run(), place)
        : texts.format(
            "learn.train.step", training.run(), place, progress.step(), progress.steps());
  }

  private static RunSpec shortened(LessonQuestion now) {
    RunSpec recipe =
        now.topic() == LessonTopic.ALPHA
            ? LessonTransforms.ofAlpha(now.dial()).recipe()
            : LessonTransforms.ofPlace((int) now.dial()).recipe();
    return RecipeFormat.with(
        recipe,
        List.of(
            "training.steps=300",
            "training.evaluation_interval=60",
            "training.evaluation_conversations=20"));
  }

  /** Shows the run that was started last with its charts. */
  public void openTrained() {
    trained.get().ifPresent(opener);
  }

  /** Writes a hand-out of the lesson as it stands. */
  public void handOut(Optional<Path> target) {
    Optional<Answered> now = answered.get();
    if (now.isPresent() && target.isPresent()) {
      news.set("");
      tasks.run(
          () -> write(target.get(), now.get()),
          written -> {
            if (isShown(now.get().question().topic())) {
              news.set(texts.format("learn.saved", written));
            }
          });
    }
  }

  private Path write(Path file, Answered now) {
    String page = LessonPage.html(now.question(), now.reading(), words);
    try {
      AtomicFile.publish(file, temporary -> Files.writeString(temporary, page));
      return file;
    } catch (IOException failure) {
      throw new UserMistakeException(texts.format("learn.save.failed", file), failure);
    }
  }

  /** Says that the lesson was copied. */
  void tellCopied() {
    news.set(texts.get("learn.copied"));
  }
}
