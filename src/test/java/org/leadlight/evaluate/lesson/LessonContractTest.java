package org.leadlight.evaluate.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.leadlight.run.Figure;
import org.leadlight.run.UserMistakeException;
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

  private static void check(Figure figure) {
    assertTrue(Double.isFinite(figure.value()));
    assertTrue(figure.low() <= figure.value() && figure.value() <= figure.high(), "" + figure);
  }
}
