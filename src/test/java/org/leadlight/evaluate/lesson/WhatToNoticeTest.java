package org.leadlight.evaluate.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.leadlight.evaluate.PromptInspector.Look;
import org.leadlight.evaluate.Sender;
import org.leadlight.run.lesson.FigureKeys;
import org.leadlight.run.lesson.LessonQuestion;
import org.leadlight.run.lesson.LessonReading;
import org.leadlight.run.lesson.LessonTopic;
import org.leadlight.run.lesson.LessonTransforms;

/**
 * What each lesson asks to be noticed holds for the shipped transforms. Seed 0, the first 24
 * validation conversations (about 250 private words, so a share of them is known to about 6
 * points); the bounds leave at least twice that to what was measured on 200.
 */
class WhatToNoticeTest {

  private static final int SAMPLE = 24;
  private static final LessonStage STAGE = DemoLessons.stage();
  private static final Senders SENDERS = new Senders(STAGE);
  private static final Lessons LESSONS = new Lessons(STAGE);
  private static final Map<String, LessonSample> SAMPLES = new ConcurrentHashMap<>();

  private static LessonSample sample(String name, Supplier<Sender> sender) {
    return sample(name, sender, Look.AT_WHAT_LEFT);
  }

  private static LessonSample sample(String name, Supplier<Sender> sender, Look look) {
    return SAMPLES.computeIfAbsent(
        name,
        missing -> {
          LessonSample sample = LessonSample.of(STAGE, sender, look, SAMPLE);
          while (sample.grow(SAMPLE)) {}
          return sample;
        });
  }

  private static LessonSample alpha(double alpha) {
    return sample(
        "alpha " + alpha,
        () -> SENDERS.transform(STAGE.transform(LessonTransforms.ofAlpha(alpha)), 1));
  }

  private static LessonSample place(int place) {
    return sample(
        "place " + place,
        () -> SENDERS.transform(STAGE.transform(LessonTransforms.ofPlace(place)), 1));
  }

  private static LessonReading read(LessonTopic topic, double dial, String choice) {
    return LESSONS.read(new LessonQuestion(topic, dial, choice, DemoLessons.MESSAGE, 0));
  }

  @Test
  void withoutNoiseEverythingIsReadAndAsTrainedThePrivateWordsAreHidden() {
    LessonReading none = read(LessonTopic.WHAT_LEAVES, 0, "");
    assertEquals(1, none.value(FigureKeys.READ));
    LessonSample trained = alpha(LessonTransforms.DEFAULT_ALPHA);
    assertTrue(trained.readPrivate().value() < 0.1, "" + trained.readPrivate());
    assertTrue(trained.read().value() > 0.35, "" + trained.read());
    assertTrue(trained.kept().value() > 0.75, "" + trained.kept());
  }

  @Test
  void twiceTheStrengthHidesMoreAndLosesAnswers() {
    LessonSample trained = alpha(LessonTransforms.DEFAULT_ALPHA);
    LessonSample twice =
        sample(
            "twice",
            () ->
                SENDERS.transform(
                    STAGE.transform(LessonTransforms.ofAlpha(LessonTransforms.DEFAULT_ALPHA)), 2));
    assertTrue(twice.read().value() < trained.read().value() - 0.05, "" + twice.read());
    assertTrue(twice.kept().value() < trained.kept().value() - 0.05, "" + twice.kept());
  }

  @Test
  void betweenAlphaThreeTenthsAndAHalfThePrivateWordsVanishAndTheAnswersStay() {
    assertTrue(alpha(0.3).readPrivate().value() > 0.25, "" + alpha(0.3).readPrivate());
    assertTrue(alpha(0.5).readPrivate().value() < 0.12, "" + alpha(0.5).readPrivate());
    assertTrue(alpha(0.5).kept().value() > 0.75, "" + alpha(0.5).kept());
  }

  @Test
  void fromSevenToNineTenthsTheAnswersFallApartAndLittleMoreIsHidden() {
    assertTrue(alpha(0.7).kept().value() > alpha(0.9).kept().value() + 0.4);
    double more = alpha(0.7).readPrivate().value() - alpha(0.9).readPrivate().value();
    assertTrue(more < 0.08, "hidden more: " + more);
  }

  @Test
  void plainNoiseLosesAnswersAndStillGivesPrivateWordsAway() {
    LessonSample plain = sample("plain", () -> SENDERS.gaussian(3));
    assertTrue(plain.kept().value() < alpha(0.5).kept().value() - 0.1, "" + plain.kept());
    assertTrue(plain.readPrivate().value() > 0.15, "" + plain.readPrivate());
  }

  @Test
  void whatIsTurnedRoundIsReadByWhoTurnsItBack() {
    LessonReading turned = read(LessonTopic.SIGN_FLIP, 1, LessonTopic.FLIPPED);
    assertTrue(turned.value(FigureKeys.NORMALIZED) < 0.12);
    assertTrue(turned.value(FigureKeys.FLIPPED) > 0.7, "" + turned.figures());
    assertTrue(turned.value(FigureKeys.PLAIN) < 0.05);
    assertTrue(turned.value(FigureKeys.ABSOLUTE) > 0.75);
    assertEquals(
        1, read(LessonTopic.SIGN_FLIP, 0, LessonTopic.PLAIN).value(FigureKeys.ABSOLUTE), 0.02);
  }

  @Test
  void onTheWayRoundThereIsAPlaceWhereNeitherReaderGetsFar() {
    double best = 1;
    for (double turn = 0; turn <= 1.001; turn += 0.025) {
      LessonReading now = read(LessonTopic.SIGN_FLIP, Math.min(1, turn), LessonTopic.PLAIN);
      best = Math.min(best, Math.max(now.value(FigureKeys.PLAIN), now.value(FigureKeys.FLIPPED)));
    }
    assertTrue(best < 0.3, "the less lucky place reads " + best);
  }

  @Test
  void theLogOfTheMeanDoesNotSeeHowTheNoiseIsSpreadTheMeanOfTheLogDoes() {
    LessonReading even = read(LessonTopic.LOUD_WORDS, 0, LessonTopic.LOG_OF_MEAN);
    LessonReading trained = read(LessonTopic.LOUD_WORDS, 1, LessonTopic.LOG_OF_MEAN);
    LessonReading loud = read(LessonTopic.LOUD_WORDS, 2, LessonTopic.LOG_OF_MEAN);
    assertEquals(
        even.value(FigureKeys.STD_LOG_RATIO), trained.value(FigureKeys.STD_LOG_RATIO), 1e-3);
    assertEquals(even.value(FigureKeys.STD_LOG_RATIO), loud.value(FigureKeys.STD_LOG_RATIO), 1e-3);
    assertTrue(trained.value(FigureKeys.ENTROPY) > even.value(FigureKeys.ENTROPY) + 1);
    assertTrue(loud.value(FigureKeys.ENTROPY) > trained.value(FigureKeys.ENTROPY) + 1);
    assertTrue(trained.value(FigureKeys.READ) > even.value(FigureKeys.READ) + 0.2);
    assertTrue(trained.value(FigureKeys.QUIETEST) < 0.1 * even.value(FigureKeys.QUIETEST));
  }

  @Test
  void earlyLayersLoseAnswersAndHideBestAndTheLogitsLoseNearlyAll() {
    assertTrue(place(1).kept().value() < place(5).kept().value() - 0.3, "" + place(1).kept());
    assertTrue(place(2).readPrivate().value() < place(5).readPrivate().value() - 0.05);
    assertTrue(place(6).kept().value() < 0.2, "" + place(6).kept());
  }

  @Test
  void freshNoiseAveragesAwayAndKeyedNoiseDoesNot() {
    LessonReading once = read(LessonTopic.ASKING_TWICE, 1, LessonTopic.KEYED);
    LessonReading often = read(LessonTopic.ASKING_TWICE, 64, LessonTopic.KEYED);
    assertEquals(once.inspection().tokens(), often.inspection().tokens());
    LessonReading fresh = read(LessonTopic.ASKING_TWICE, 1, LessonTopic.FRESH);
    LessonReading averaged = read(LessonTopic.ASKING_TWICE, 64, LessonTopic.FRESH);
    assertTrue(averaged.value(FigureKeys.NOISE) < fresh.value(FigureKeys.NOISE) / 6);
    assertTrue(averaged.value(FigureKeys.READ) > fresh.value(FigureKeys.READ) + 0.1);
    double gap = fresh.value(FigureKeys.READ) - once.value(FigureKeys.READ);
    assertEquals(0, gap, 0.15, "a single release is hidden as well by either");
  }

  @Test
  void theControlsComeOutAsTheyMustAndAFewConversationsLeaveAWideInterval() {
    LessonQuestion question = LessonQuestion.first(LessonTopic.TRUST, "").at(50);
    while (LESSONS.grow(question)) {}
    LessonReading many = LESSONS.read(question);
    LessonReading few = LESSONS.read(question.at(5));
    assertEquals(1, many.value(LessonTopic.IDENTITY));
    assertTrue(many.value(FigureKeys.NOISE_CONTROL) < 0.08);
    assertTrue(many.value(LessonTopic.TRANSFORM) < 0.1);
    double wide =
        few.figures().get(LessonTopic.TRANSFORM).high()
            - few.figures().get(LessonTopic.TRANSFORM).low();
    double narrow =
        many.figures().get(LessonTopic.TRANSFORM).high()
            - many.figures().get(LessonTopic.TRANSFORM).low();
    assertTrue(narrow < wide, narrow + " against " + wide);
  }
}
