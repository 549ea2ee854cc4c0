package org.leadlight.app.workbench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.leadlight.app.shell.LatestQuestions;
import org.leadlight.app.shell.Texts;
import org.leadlight.run.InspectedPrompt;
import org.leadlight.run.Inspection;
import org.leadlight.run.UserMistakeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What leaves the device: a prompt, fixed or typed, and what a reader makes of it at the evaluation
 * that the time slider stands at.
 */
public final class WordsViewModel {

  /** The readers one can choose from, by the names of the attackers. */
  public static final List<String> READERS =
      List.of(Inspection.NEAREST, "nearest_cosine", "sign_flipped", "averaged_nearest");

  private static final Logger LOG = LoggerFactory.getLogger(WordsViewModel.class);
  private static final String TYPED = "words.typed";
  private static final String CHOICE = "words.prompt";
  private static final String READER = "words.reader";

  private final Texts texts;
  private final LatestQuestions<Question, InspectedPrompt> questions;
  private final DrawerViewModel drawer = new DrawerViewModel();
  private final EvaluationTimeline timeline = new EvaluationTimeline();
  private final ReadOnlyObjectWrapper<List<PromptChoice>> choices =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ObjectProperty<@Nullable PromptChoice> choice = new SimpleObjectProperty<>();
  private final StringProperty reader = new SimpleStringProperty(Inspection.NEAREST);
  private final StringProperty typed = new SimpleStringProperty("");
  private final BooleanProperty typing = new SimpleBooleanProperty();
  private final ReadOnlyObjectWrapper<Optional<Inspection>> inspection =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper refused = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");
  private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();
  private RunSnapshot shown = RunSnapshot.EMPTY;
  private String asked = "";
  private @Nullable InspectedPrompt answer;
  private String refusal = "";
  private int wanted;

  /**
   * A panel without a run.
   *
   * @param backend the workspace
   * @param background runs what may block, each task on its own
   * @param pause runs a task on the FX thread after a short pause
   * @param window runs a task on the FX thread
   * @param texts the words
   */
  public WordsViewModel(
      RunBackend backend, Executor background, Executor pause, Executor window, Texts texts) {
    this.texts = texts;
    questions =
        new LatestQuestions<>(
            asked -> backend.ask(asked.run(), asked.prompt(), asked.step()),
            background,
            pause,
            window,
            this::take);
    questions.askingProperty().subscribe(asking -> refresh());
    timeline.stepProperty().subscribe((before, now) -> walk());
    choice.subscribe((before, now) -> choose(now));
    typed.subscribe((before, now) -> count());
    reader.subscribe(
        (before, now) -> {
          count();
          refresh();
        });
    drawer.subscribe(this::count);
  }

  /** How far the panel is open. */
  public DrawerViewModel drawer() {
    return drawer;
  }

  /** The evaluations, and which one is looked at. */
  public EvaluationTimeline timeline() {
    return timeline;
  }

  /** The fixed prompts of the run. */
  public ReadOnlyObjectProperty<List<PromptChoice>> choicesProperty() {
    return choices.getReadOnlyProperty();
  }

  /** The fixed prompt that is chosen; null while there is none. */
  public ObjectProperty<@Nullable PromptChoice> choiceProperty() {
    return choice;
  }

  /** Whose guesses are shown: {@link Inspection#NEAREST} or another attacker; kept for later. */
  public StringProperty readerProperty() {
    return reader;
  }

  /** What a person typed; kept for later. */
  public StringProperty typedProperty() {
    return typed;
  }

  /** Whether a person types a prompt. */
  public ReadOnlyBooleanProperty typingProperty() {
    return typing;
  }

  /** What is shown; empty when {@link #messageProperty} says why nothing is. */
  public ReadOnlyObjectProperty<Optional<Inspection>> inspectionProperty() {
    return inspection.getReadOnlyProperty();
  }

  /** Why nothing is shown; empty when something is. */
  public ReadOnlyStringProperty messageProperty() {
    return message.getReadOnlyProperty();
  }

  /** Whether the message refuses a question. */
  public ReadOnlyBooleanProperty refusedProperty() {
    return refused.getReadOnlyProperty();
  }

  /** A remark on what is shown: that a question is on its way, or which weights answered. */
  public ReadOnlyStringProperty noteProperty() {
    return note.getReadOnlyProperty();
  }

  /** Whether what is shown awaits a newer answer. */
  public ReadOnlyBooleanProperty askingProperty() {
    return questions.askingProperty();
  }

  /** Counts the changes that a draft keeps. */
  public ReadOnlyIntegerProperty changes() {
    return changes.getReadOnlyProperty();
  }

  /** Opens the panel and lets a prompt be typed. */
  public void beginTyping() {
    typing.set(true);
    drawer.setOpen(true);
  }

  /** Goes back to the fixed prompts; what was typed is kept. */
  public void endTyping() {
    typing.set(false);
    asked = "";
    forgetAnswer();
    refresh();
  }

  /** Asks what the typed prompt becomes; answers at once and leaves the rest to the background. */
  public void ask() {
    if (typed.get().isBlank()) {
      return;
    }
    asked = typed.get();
    refusal = "";
    drawer.setOpen(true);
    question().ifPresentOrElse(questions::ask, this::refresh);
  }

  /** Shows a snapshot; costs next to nothing when there is nothing new in it. */
  public void show(RunSnapshot snapshot) {
    RunSnapshot before = shown;
    shown = snapshot;
    boolean isSameRun = run(before).equals(run(snapshot));
    if (!isSameRun) {
      forgetAnswer();
      timeline.clear();
    }
    if (!isSameRun || isGrown(before, snapshot)) {
      offer(PromptChoice.of(snapshot.prompts()));
      timeline.show(EvaluationAxis.of(snapshot));
    }
    if (!isSameRun || !before.head().equals(snapshot.head())) {
      refresh();
    }
  }

  /** What is kept of the panel from one start to the next. */
  public Map<String, String> draft() {
    Map<String, String> draft = new LinkedHashMap<>(drawer.draft());
    draft.put(TYPED, typed.get());
    draft.put(READER, reader.get());
    draft.put(CHOICE, Integer.toString(wanted));
    return draft;
  }

  /** Brings back what was kept; what the draft does not name stays. */
  public void restore(Map<String, String> draft) {
    drawer.restore(draft);
    Optional.ofNullable(draft.get(TYPED)).ifPresent(typed::set);
    Optional.ofNullable(draft.get(READER)).filter(READERS::contains).ifPresent(reader::set);
    OptionalDouble kept = Numbers.parse(draft.getOrDefault(CHOICE, ""));
    kept.ifPresent(number -> wanted = (int) number);
  }

  private static OptionalLong run(RunSnapshot snapshot) {
    return snapshot.head().map(head -> OptionalLong.of(head.id())).orElse(OptionalLong.empty());
  }

  /** What a run records grows, or is struck out and grows again. */
  private static boolean isGrown(RunSnapshot before, RunSnapshot now) {
    return rewinds(before) != rewinds(now)
        || before.prompts().size() != now.prompts().size()
        || before.hyperparameters().size() != now.hyperparameters().size();
  }

  private static long rewinds(RunSnapshot snapshot) {
    return snapshot.head().map(head -> head.past().rewinds()).orElse(0L);
  }

  private void count() {
    changes.set(changes.get() + 1);
  }

  private void offer(List<PromptChoice> offered) {
    if (!offered.equals(choices.get())) {
      int number = wanted;
      choices.set(offered);
      choice.set(
          offered.stream()
              .filter(prompt -> prompt.number() == number)
              .findFirst()
              .or(() -> offered.stream().findFirst())
              .orElse(null));
    }
  }

  private void choose(@Nullable PromptChoice chosen) {
    if (chosen != null && chosen.number() != wanted && choices.get().contains(chosen)) {
      wanted = chosen.number();
      count();
    }
    refresh();
  }

  /** The time slider stands elsewhere: a typed prompt is asked anew. */
  private void walk() {
    boolean isTyped = !asked.isEmpty() && timeline.stepProperty().get() >= 0;
    (isTyped ? question() : Optional.<Question>empty())
        .ifPresentOrElse(questions::askSoon, this::refresh);
  }

  private Optional<Question> question() {
    OptionalLong step =
        timeline.isNewest() ? OptionalLong.empty() : OptionalLong.of(timeline.stepProperty().get());
    return shown.head().map(head -> new Question(head.id(), asked, step));
  }

  private void forgetAnswer() {
    answer = null;
    refusal = "";
    questions.drop();
  }

  /** Takes an answer in; it is shown when the asking ends, which is next. */
  private void take(Optional<InspectedPrompt> answered, @Nullable Throwable failure) {
    answer = answered.orElse(null);
    refusal = failure == null ? "" : sentence(failure);
    if (answered.isEmpty() && failure == null) {
      refusal = texts.get("words.superseded");
    }
  }

  private String sentence(Throwable failure) {
    if (failure instanceof UserMistakeException mistake) {
      return String.valueOf(mistake.getMessage());
    }
    LOG.error("A question of the workbench failed.", failure);
    return texts.format("words.fault", failure);
  }

  private void refresh() {
    boolean isAsking = questions.askingProperty().get();
    if (isAsking && inspection.get().isPresent()) {
      note.set(texts.get("words.asking")); // what is shown stays until the answer is there
    } else if (asked.isEmpty()) {
      Optional<Inspection> fixed = fixed();
      show(fixed, fixed.isPresent() ? "" : whyNothing(), "");
    } else {
      showTyped(isAsking);
    }
  }

  private void showTyped(boolean isAsking) {
    InspectedPrompt given = answer;
    if (given != null) {
      show(Optional.of(given.inspection()), "", texts.format("words.after", given.step()));
    } else if (isAsking) {
      show(Optional.empty(), texts.get("words.asking"), "");
    } else {
      show(Optional.empty(), refusal.isEmpty() ? whyNothing() : refusal, "");
    }
  }

  private void show(Optional<Inspection> shownInspection, String sentence, String remark) {
    Optional<Inspection> seen = shownInspection.flatMap(whole -> whole.seenBy(reader.get()));
    refused.set(!refusal.isEmpty() && sentence.equals(refusal));
    message.set(sentence);
    note.set(
        seen.isEmpty() && shownInspection.isPresent() ? texts.get("words.reader.unread") : remark);
    inspection.set(seen.or(() -> shownInspection));
  }

  private Optional<Inspection> fixed() {
    PromptChoice chosen = choice.get();
    long step = timeline.stepProperty().get();
    return chosen == null
        ? Optional.empty()
        : shown.prompts().reversed().stream()
            .filter(prompt -> prompt.step() == step && prompt.number() == chosen.number())
            .findFirst()
            .map(InspectedPrompt::inspection);
  }

  /** Why there is nothing to show. */
  private String whyNothing() {
    if (shown.head().isEmpty()) {
      return texts.get("words.none");
    }
    if (!shown.prompts().isEmpty()) {
      return texts.format("words.missing", timeline.stepProperty().get());
    }
    RunState state = shown.head().get().state();
    return texts.get("words.none." + state.name().toLowerCase(Locale.ROOT));
  }
}
