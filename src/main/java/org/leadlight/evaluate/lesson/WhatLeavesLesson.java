package org.leadlight.evaluate.lesson;

import java.util.ArrayList;
import java.util.List;
import org.leadlight.data.Prompt;
import org.leadlight.evaluate.PromptInspector.Look;
import org.leadlight.evaluate.Sender;
import org.leadlight.run.Inspection;
import org.leadlight.run.lesson.LessonGrid;
import org.leadlight.run.lesson.LessonQuestion;
import org.leadlight.run.lesson.LessonReading;
import org.leadlight.run.lesson.LessonTopic;
import org.leadlight.run.lesson.LessonTransforms;
import org.leadlight.transform.NoiseMaskedNoisyTransformerModel;

/**
 * What leaves the device: the program's own transform with its standard deviation multiplied by the
 * dial, x~ = x + n' s sigma eps.
 */
final class WhatLeavesLesson implements LessonWork {

  /** The grid of the clean embeddings. */
  static final String CLEAN = "clean";

  /** The grid of what left. */
  static final String LEFT = "left";

  private static final double STRONGEST = 8; // times rms(E), what is drawn strongest

  private final LessonStage stage;
  private final Senders senders;

  WhatLeavesLesson(LessonStage stage) {
    this.stage = stage;
    this.senders = new Senders(stage);
  }

  @Override
  public LessonTopic topic() {
    return LessonTopic.WHAT_LEAVES;
  }

  @Override
  public LessonReading read(LessonQuestion question) {
    NoiseMaskedNoisyTransformerModel model =
        stage.transform(LessonTransforms.ofAlpha(LessonTransforms.DEFAULT_ALPHA));
    Prompt prompt = stage.prompt(question);
    Sender sender = senders.transform(model, question.dial());
    MessageFigures figures = new MessageFigures();
    List<LessonGrid> grids = new ArrayList<>();
    Look look =
        (batch, sent) -> {
          figures.change(batch, sent, stage.rms());
          int width = (int) sent.x().getShape().get(2);
          double scale = STRONGEST * stage.rms();
          grids.add(
              LessonGrid.of(CLEAN, width, LessonStage.rows(batch, sent.x()).toFloatArray(), scale));
          grids.add(
              LessonGrid.of(
                  LEFT, width, LessonStage.rows(batch, sent.xTilde()).toFloatArray(), scale));
          return sent.xTilde();
        };
    Inspection inspection = stage.inspect(prompt, sender, look, question.seed());
    figures.read(inspection);
    return new LessonReading(inspection, figures.all(), List.of(), grids, 0, 0);
  }

  /** Everything is about the message. */
  @Override
  public boolean grow(LessonQuestion question) {
    return false;
  }
}
