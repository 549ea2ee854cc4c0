package org.leadlight.evaluate.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.leadlight.run.Figure;
import org.leadlight.run.UserMistakeException;
import org.leadlight.run.lesson.FigureKeys;
import org.leadlight.run.lesson.LessonDial;
import org.leadlight.run.lesson.LessonPoint;
import org.leadlight.run.lesson.LessonQuestion;
import org.leadlight.run.lesson.LessonReading;
import org.leadlight.run.lesson.LessonSeries;
import org.leadlight.run.lesson.LessonTopic;

/** What every lesson must do. */
class LessonContractTest {

  private static final Lessons LESSONS = new Lessons(DemoLessons.stage());

  private static LessonQuestion first(LessonTopic topic) {
    return LessonQuestion.first(topic, DemoLessons.MESSAGE);
  }

  @ParameterizedTest
  @EnumSource
  void theSameQuestionHasTheSameAnswer(LessonTopic topic) {
    LessonReading one = LESSONS.read(first(topic));
    LessonReading again = LESSONS.read(first(topic));
    assertEquals(one.toJson(), again.toJson());
    assertEquals(one.toJson(), LessonReading.fromJson(one.toJson()).toJson());
  }

  @ParameterizedTest
  @EnumSource
  void everyWordHasAGuessAndBothAnswersAreThere(LessonTopic topic) {
    LessonReading reading = LESSONS.read(first(topic));
    assertFalse(reading.inspection().tokens().isEmpty());
    assertFalse(reading.inspection().cleanAnswer().isEmpty());
    if (topic.isTyped()) {
      assertTrue(reading.inspection().prompt().startsWith("Guest Uma Garwell of Westhaven"));
      assertTrue(reading.inspection().tokens().stream().anyMatch(token -> token.isPrivate()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void theDialChangesWordsAndNumbers(LessonTopic topic) {
    LessonDial dial = topic.dial();
    LessonReading low = LESSONS.read(first(topic).at(dial.low()));
    LessonReading high = LESSONS.read(first(topic).at(dial.high()));
    assertNotEquals(low.inspection().tokens(), high.inspection().tokens());
    assertNotEquals(low.figures(), high.figures());
  }

  @ParameterizedTest
  @EnumSource
  void everyChoiceIsAnsweredAndAWrongMessageIsRefused(LessonTopic topic) {
    for (String choice : topic.choices()) {
      assertFalse(LESSONS.read(first(topic).choosing(choice)).figures().isEmpty(), choice);
    }
    assertThrows(UserMistakeException.class, () -> first(topic).choosing("nothing"));
    assertThrows(UserMistakeException.class, () -> first(topic).at(topic.dial().high() + 1));
    if (topic.isTyped()) {
      assertThrows(
          UserMistakeException.class, () -> LESSONS.read(LessonQuestion.first(topic, " ")));
      assertThrows(
          UserMistakeException.class,
          () -> LESSONS.read(LessonQuestion.first(topic, "stop <|end|> here")));
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyFigureIsANumberWithinItsInterval(LessonTopic topic) {
    for (int i = 0; i < 12; i++) {
      LESSONS.grow(first(topic));
    }
    LessonReading reading = LESSONS.read(first(topic));
    reading.figures().values().forEach(LessonContractTest::check);
    for (LessonSeries series : reading.series()) {
      for (LessonPoint point : series.points()) {
        check(point.x());
        check(point.y());
      }
    }
    assertTrue(reading.sampled() <= reading.wanted());
  }

  /** On this stage run 2 trained what was shipped for layer 2. */
  @ParameterizedTest
  @EnumSource(names = {"ALPHA", "LAYER"})
  void aTransformThatARunTrainedAnswersInPlaceOfTheShippedOne(LessonTopic topic) {
    LessonQuestion beforehand = first(topic);
    LessonQuestion trained = beforehand.of(2);
    LessonReading reading = LESSONS.read(trained);
    while (reading.series().stream().anyMatch(LessonContractTest::isEmptyRing)) {
      assertTrue(LESSONS.grow(trained));
      reading = LESSONS.read(trained);
    }
    assertNotEquals(LESSONS.read(beforehand).figures(), reading.figures());
    if (topic == LessonTopic.LAYER) {
      LessonReading shipped = LESSONS.read(beforehand.at(2));
      assertEquals(shipped.inspection(), reading.inspection());
      assertEquals(shipped.value(FigureKeys.NOISE), reading.value(FigureKeys.NOISE));
    }
    List<LessonSeries> rings =
        reading.series().stream()
            .filter(series -> series.key().startsWith(FigureKeys.TRAINED))
            .toList();
    assertEquals(topic == LessonTopic.LAYER ? 3 : 1, rings.size());
    rings.forEach(ring -> assertEquals(trained.dial(), ring.points().getFirst().dial()));
    assertEquals(
        reading.value(FigureKeys.SAMPLE_KEPT), rings.getFirst().points().getFirst().y().value());
    assertTrue(
        LESSONS.read(beforehand).series().stream()
            .noneMatch(series -> series.key().startsWith(FigureKeys.TRAINED)));
    assertThrows(UserMistakeException.class, () -> first(LessonTopic.TRUST).of(2));
  }

  private static boolean isEmptyRing(LessonSeries series) {
    return series.key().startsWith(FigureKeys.TRAINED) && series.points().isEmpty();
  }

  private static void check(Figure figure) {
    assertTrue(Double.isFinite(figure.value()));
    assertTrue(figure.low() <= figure.value() && figure.value() <= figure.high(), "" + figure);
  }
}
