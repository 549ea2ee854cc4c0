package org.leadlight.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leadlight.run.Figure;
import org.leadlight.run.Inspection;
import org.leadlight.run.UserMistakeException;
import org.leadlight.run.lesson.LessonQuestion;
import org.leadlight.run.lesson.LessonReading;
import org.leadlight.run.lesson.LessonTopic;

class LessonQuestionsTest {

  private static final LessonQuestion QUESTION =
      new LessonQuestion(LessonTopic.ALPHA, 0.6, "", "a \"message\"\n", 7);
  private static final LessonReading READING =
      new LessonReading(
          new Inspection("a", List.of(), "b", "c", false),
          Map.of("read", Figure.plain(0.5, 2)),
          List.of(),
          List.of(),
          1,
          2);

  @TempDir private Path folder;

  @Test
  void aQuestionIsOpenUntilItIsAnswered() {
    try (Workspace workspace = Workspace.open(folder)) {
      LessonQuestions lessons = workspace.lessons();
      long id = lessons.ask("window", QUESTION);
      assertEquals(QUESTION, LessonQuestion.fromJson(lessons.newest().orElseThrow().json()));
      assertInstanceOf(Reply.Waiting.class, lessons.reply(id));
      lessons.decide(id, new Reply.Answered<>(READING));
      Reply.Answered<?> answered = assertInstanceOf(Reply.Answered.class, lessons.reply(id));
      LessonReading reading = assertInstanceOf(LessonReading.class, answered.answer());
      assertEquals(READING.toJson(), reading.toJson());
      assertTrue(lessons.newest().isEmpty());
      lessons.decide(id, new Reply.Refused<>("too late"));
      assertInstanceOf(Reply.Answered.class, lessons.reply(id), "what is decided stays");
    }
  }

  @Test
  void theLatestQuestionOfAnAskerTakesThePlaceOfTheOneBefore() {
    try (Workspace workspace = Workspace.open(folder)) {
      LessonQuestions lessons = workspace.lessons();
      long first = lessons.ask("one", QUESTION);
      long other = lessons.ask("two", QUESTION);
      long second = lessons.ask("one", QUESTION.at(0.3));
      assertInstanceOf(Reply.Gone.class, lessons.reply(first));
      assertEquals(second, lessons.newest().orElseThrow().id());
      lessons.decide(second, new Reply.Refused<>("why not"));
      assertEquals(new Reply.Refused<>("why not"), lessons.reply(second));
      assertEquals(other, lessons.newest().orElseThrow().id());
      lessons.withdraw("two");
      assertInstanceOf(Reply.Gone.class, lessons.reply(other));
    }
  }

  @Test
  void whatIsNoQuestionIsRefusedInASentence() {
    assertThrows(UserMistakeException.class, () -> LessonQuestion.fromJson("{"));
    assertThrows(UserMistakeException.class, () -> LessonQuestion.fromJson("{\"topic\":\"x\"}"));
    assertThrows(
        UserMistakeException.class,
        () -> LessonQuestion.fromJson("{\"topic\":\"alpha\",\"dial\":4}"));
  }
}
