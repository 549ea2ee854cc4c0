package org.leadlight.run.lesson;

import java.util.List;
import java.util.Locale;

/** The seven lessons, in the order in which they are met. */
public enum LessonTopic {
  /** What leaves the device; the strength of the noise is dragged. */
  WHAT_LEAVES(LessonDial.free(1, 0.0, 0.5, 1.0, 1.5, 2.0), List.of()),
  /** Strength against similarity; alpha is dragged. */
  ALPHA(LessonDial.stepped(LessonTransforms.DEFAULT_ALPHA, LessonTransforms.ALPHAS), List.of()),
  /** A sign flip is not privacy; how far the mean turns the embeddings is dragged. */
  SIGN_FLIP(
      LessonDial.free(1, 0.0, 0.25, 0.5, 0.75, 1.0),
      List.of(LessonTopic.PLAIN, LessonTopic.FLIPPED)),
  /** A few loud words; how unevenly the noise is spread is dragged. */
  LOUD_WORDS(
      LessonDial.free(1, 0.0, 0.5, 1.0, 1.5, 2.0),
      List.of(LessonTopic.LOG_OF_MEAN, LessonTopic.MEAN_OF_LOG)),
  /** The distillation layer; the place where the passes are compared is dragged. */
  LAYER(
      LessonDial.stepped(5, List.of(0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0)),
      List.of(LessonTopic.EMBEDDING, LessonTopic.HIDDEN)),
  /** Asking twice; the number of releases that are averaged is dragged. */
  ASKING_TWICE(
      LessonDial.doubling(1, 1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0),
      List.of(LessonTopic.FRESH, LessonTopic.KEYED)),
  /** How to trust a number; the size of the sample is dragged. */
  TRUST(
      LessonDial.doubling(10, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0),
      List.of(LessonTopic.TRANSFORM, LessonTopic.IDENTITY, LessonTopic.NOISE));

  /** The reader takes what left as it is. */
  public static final String PLAIN = "plain";

  /** The reader turns what left round first. */
  public static final String FLIPPED = "flipped";

  /** The noise was rewarded by the log of its mean. */
  public static final String LOG_OF_MEAN = "log_of_mean";

  /** The noise was rewarded by the mean of its log. */
  public static final String MEAN_OF_LOG = "mean_of_log";

  /** The reader looks at the embeddings that left. */
  public static final String EMBEDDING = "embedding";

  /** The reader looks at the states of a layer of the host. */
  public static final String HIDDEN = "hidden";

  /** Every release has noise of its own. */
  public static final String FRESH = "fresh";

  /** The noise is a function of the secret and of the words so far. */
  public static final String KEYED = "keyed";

  /** The transform that is judged. */
  public static final String TRANSFORM = "transform";

  /** The control that must leak: the embeddings as they are. */
  public static final String IDENTITY = "identity";

  /** The control that must not: noise that knows nothing of the words. */
  public static final String NOISE = "noise";

  private final LessonDial dial;
  private final List<String> choices;

  LessonTopic(LessonDial dial, List<String> choices) {
    this.dial = dial;
    this.choices = choices;
  }

  /** What is dragged. */
  public LessonDial dial() {
    return dial;
  }

  /** What can be switched, the first being the usual; none in some lessons. */
  public List<String> choices() {
    return choices;
  }

  /** The choice it begins with, empty where there is none. */
  public String firstChoice() {
    return choices.isEmpty() ? "" : choices.getFirst();
  }

  /** Whether a person may type the message; else it comes from the sample. */
  public boolean isTyped() {
    return this != TRUST;
  }

  /** Whether the transform of a place of its dial can be trained while somebody watches. */
  public boolean isTrained() {
    return this == ALPHA || this == LAYER;
  }

  /** Its number, from 1. */
  public int number() {
    return ordinal() + 1;
  }

  /** Its name in files and keys of texts. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
