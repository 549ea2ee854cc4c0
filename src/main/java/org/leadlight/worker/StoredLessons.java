package org.leadlight.worker;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadlight.data.Example;
import org.leadlight.data.ExampleReader;
import org.leadlight.evaluate.lesson.LessonStage;
import org.leadlight.evaluate.lesson.Lessons;
import org.leadlight.run.Recipes;
import org.leadlight.run.RunSpec;
import org.leadlight.run.UserMistakeException;
import org.leadlight.run.lesson.LessonQuestion;
import org.leadlight.run.lesson.LessonReading;
import org.leadlight.run.lesson.LessonTransform;
import org.leadlight.tensor.RuntimeOptions;
import org.leadlight.train.ShippedParameters;
import org.leadlight.transform.NoiseMaskedNoisyTransformerModel;
import org.leadlight.workspace.Catalogue;
import org.leadlight.workspace.LessonQuestions;
import org.leadlight.workspace.Reply;
import org.leadlight.workspace.Workspace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers the questions of lessons. Engine, model, transforms and what was measured stay in memory;
 * what somebody looked at last goes on growing while nobody asks.
 */
public final class StoredLessons implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(StoredLessons.class);

  private final LessonQuestions questions;
  private final Catalogue catalogue;
  private @Nullable LoadedModel model;
  private @Nullable Lessons lessons;
  private Optional<LessonQuestion> looked = Optional.empty();

  /** The lessons of a workspace; nothing is loaded before the first question. */
  public StoredLessons(Workspace workspace) {
    this.questions = workspace.lessons();
    this.catalogue = new Catalogue(workspace.folder());
  }

  /** Answers the newest question that is open; false when there is none. */
  public boolean answer() {
    Optional<LessonQuestions.Open> open = questions.newest();
    open.ifPresent(question -> questions.decide(question.id(), reply(question)));
    return open.isPresent();
  }

  /** Lets grow what was looked at last; false when nothing is left to measure. */
  public boolean grow() {
    try {
      boolean grown = looked.isPresent() && lessons().grow(looked.get());
      looked = grown ? looked : Optional.empty();
      return grown;
    } catch (RuntimeException fault) {
      LOG.error("The picture of a lesson could not grow", fault);
      looked = Optional.empty();
      return false;
    }
  }

  /** A question must never end an inspector: a fault becomes a sentence for who asked. */
  private Reply<LessonReading> reply(LessonQuestions.Open open) {
    try {
      LessonQuestion question = LessonQuestion.fromJson(open.json());
      looked = Optional.of(question);
      return new Reply.Answered<>(lessons().read(question));
    } catch (UserMistakeException mistake) {
      return new Reply.Refused<>(String.valueOf(mistake.getMessage()));
    } catch (RuntimeException fault) {
      LOG.error("Question {} of a lesson failed: {}", open.id(), open.json(), fault);
      return new Reply.Refused<>(
          "A fault of the program kept the lesson from being computed ("
              + fault
              + "); the log of the process that answers has the details.");
    }
  }

  private Lessons lessons() {
    LoadedModel loaded = model;
    Lessons ready = lessons;
    if (loaded == null || ready == null) {
      loaded = LoadedModel.load(Recipes.DEMONSTRATION, catalogue, RuntimeOptions.cpu());
      ready = lessons(loaded);
      model = loaded;
      lessons = ready;
    }
    loaded.runtime().useThreads();
    return ready;
  }

  private Lessons lessons(LoadedModel loaded) {
    boolean complete = false;
    try {
      Lessons ready = new Lessons(stage(loaded));
      complete = true;
      return ready;
    } finally {
      if (!complete) {
        loaded.close(); // the next question loads it anew
      }
    }
  }

  private LessonStage stage(LoadedModel loaded) {
    RunSpec spec = Recipes.DEMONSTRATION;
    ExampleReader reader =
        new ExampleReader(
            loaded.tokenizer().chatTemplate(), spec.data(), loaded.base().config().contextLength());
    List<Example> measured =
        reader.read(catalogue.conversations("data.validation", spec.data().validation()));
    List<Example> attackers =
        reader.read(catalogue.conversations("data.attacker", spec.data().attacker()));
    return new LessonStage(
        loaded.runtime(),
        loaded.base(),
        loaded.reader(),
        loaded.inspector(),
        loaded.prompts(spec),
        loaded.endToken(),
        new LessonStage.Conversations(measured, attackers),
        transform -> load(loaded, transform));
  }

  private NoiseMaskedNoisyTransformerModel load(LoadedModel loaded, LessonTransform transform) {
    NoiseMaskedNoisyTransformerModel model = loaded.freshTransform(transform.recipe());
    new ShippedParameters(catalogue.lesson(transform)).loadInto(model.cloak(), loaded.runtime());
    return model;
  }

  @Override
  public void close() {
    LoadedModel loaded = model;
    model = null;
    lessons = null;
    if (loaded != null) {
      loaded.close();
    }
  }
}
