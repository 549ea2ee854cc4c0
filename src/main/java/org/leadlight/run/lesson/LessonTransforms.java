package org.leadlight.run.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.leadlight.run.Factories;

/** Every transform that the lessons look at. */
public final class LessonTransforms {

  /** The values of alpha in the family of the second lesson, rising. */
  public static final List<Double> ALPHAS = List.of(0.0, 0.1, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0);

  /** The alpha of the program's own recipe. */
  public static final double DEFAULT_ALPHA = 0.6;

  /** Decoder layers of the bundled model; the place after the last one is the logits. */
  public static final int LAYERS = 6;

  /** The transform whose mean has learnt to turn every embedding round. */
  public static final LessonTransform SIGN_FLIP =
      new LessonTransform(
          "sign-flip",
          List.of(
              "transform.mean=raw",
              Factories.ALPHA + "=1",
              Factories.ENTROPY + "=0",
              Factories.SIMILARITY + "=1",
              "input_embedding_similarity_mode=normalized",
              "distillation_layer_index=0",
              "training.steps=1500"));

  /** The transform whose noise was rewarded by the log of its mean. */
  public static final LessonTransform LOUD_WORDS =
      new LessonTransform(
          "loud-words",
          List.of(
              Factories.ALPHA + "=0.5",
              Factories.ENTROPY + "=0",
              Factories.STD_LOG_RATIO + "=0.3",
              "distillation_layer_index=3",
              "training.steps=300"));

  private LessonTransforms() {}

  /** All of them, in the order in which they are trained. */
  public static List<LessonTransform> all() {
    List<LessonTransform> all = new ArrayList<>();
    all.add(ofAlpha(DEFAULT_ALPHA));
    ALPHAS.stream()
        .map(LessonTransforms::ofAlpha)
        .filter(each -> !all.contains(each))
        .forEach(all::add);
    all.add(SIGN_FLIP);
    all.add(LOUD_WORDS);
    for (int place = 0; place <= LAYERS; place++) {
      all.add(ofPlace(place));
    }
    return List.copyOf(all);
  }

  /** The transform of this name, empty when there is none. */
  public static Optional<LessonTransform> find(String id) {
    return all().stream().filter(transform -> transform.id().equals(id)).findFirst();
  }

  /**
   * The transform of a value of alpha.
   *
   * @param alpha one of {@link #ALPHAS}
   */
  public static LessonTransform ofAlpha(double alpha) {
    if (!ALPHAS.contains(alpha)) {
      throw new IllegalArgumentException("alpha is " + alpha + "; trained are " + ALPHAS);
    }
    return new LessonTransform(
        String.format(Locale.ROOT, "alpha-%03d", Math.round(100 * alpha)),
        List.of(Factories.ALPHA + "=" + alpha));
  }

  /**
   * The transform of the same recipe compared at a place of the model.
   *
   * @param place decoder layer, or {@link #LAYERS} for the logits
   */
  public static LessonTransform ofPlace(int place) {
    if (place < 0 || place > LAYERS) {
      throw new IllegalArgumentException("place is " + place + "; allowed is 0 to " + LAYERS);
    }
    String name = place == LAYERS ? "logits" : "layer-" + place;
    String index = place == LAYERS ? "logits" : Integer.toString(place);
    return new LessonTransform(
        name,
        List.of(
            Factories.ALPHA + "=0.5", "distillation_layer_index=" + index, "training.steps=300"));
  }
}
