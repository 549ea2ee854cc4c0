package org.leadlight.plot.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.leadlight.run.Figure;
import org.leadlight.run.InspectedToken;
import org.leadlight.run.Inspection;
import org.leadlight.run.lesson.FigureKeys;
import org.leadlight.run.lesson.LessonGrid;
import org.leadlight.run.lesson.LessonPoint;
import org.leadlight.run.lesson.LessonQuestion;
import org.leadlight.run.lesson.LessonReading;
import org.leadlight.run.lesson.LessonSeries;
import org.leadlight.run.lesson.LessonTopic;
import org.xml.sax.InputSource;

class LessonPageTest {

  private static final LessonWords WORDS = LessonWords.load();
  private static final String EVIL = "<script>alert('x')</script>\u202e";

  private static LessonReading reading(LessonTopic topic) {
    Figure share = new Figure(0.25, 40, 0.1, 0.4);
    List<LessonPoint> points =
        topic.dial().stops().stream().map(stop -> new LessonPoint(stop, share, share)).toList();
    List<String> keys =
        List.of(
            "transforms",
            "gaussian",
            "plain",
            "flipped",
            "words",
            "sample_kept",
            "sample_private",
            "sample_hidden",
            "fresh",
            "keyed",
            "transform",
            "identity",
            "noise");
    return new LessonReading(
        new Inspection(
            EVIL, List.of(new InspectedToken(0, 8, EVIL, 1, true)), EVIL, "angry.", false),
        Map.of(
            FigureKeys.READ, share,
            FigureKeys.SAMPLE_KEPT, share,
            FigureKeys.COSINE, Figure.plain(-0.5, 3),
            FigureKeys.MEAN_SIGMA, Figure.plain(2, 3),
            FigureKeys.CHANCE, Figure.plain(0.04, 3)),
        keys.stream().map(key -> new LessonSeries(key, points)).toList(),
        List.of(LessonGrid.of("clean", 8, new float[] {1, -1, 2, 0, 3, -9, 0, 1}, 4)),
        40,
        200);
  }

  @ParameterizedTest
  @EnumSource
  void aHandOutIsOneWholePageInWhichNothingTypedIsAMark(LessonTopic topic) throws Exception {
    String page = LessonPage.html(LessonQuestion.first(topic, EVIL), reading(topic), WORDS);
    assertFalse(page.contains("<script"), "a message is text");
    assertFalse(page.contains("\u202e"), "nothing turns the direction of reading");
    assertTrue(page.contains("&lt;script&gt;"));
    assertTrue(page.contains(WORDS.of(topic, "title")));
    assertTrue(page.contains("default-src 'none'"));
    assertTrue(page.contains("<svg role=\"img\""));
    String body = page.substring(page.indexOf("<body>"), page.indexOf("</body>") + 7);
    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(body)));
  }

  @ParameterizedTest
  @EnumSource
  void everyPictureIsToldToThoseWhoDoNotSeeIt(LessonTopic topic) {
    LessonQuestion question = LessonQuestion.first(topic, "a");
    assertFalse(LessonPictures.of(question, reading(topic), WORDS).spoken().isBlank());
  }

  @ParameterizedTest
  @EnumSource
  void everyLessonSaysWhatItMust(LessonTopic topic) {
    for (String part :
        List.of(
            "title",
            "minutes",
            "sentence",
            "symbol",
            "dial",
            "dial.low",
            "dial.high",
            "picture",
            "picture.of",
            "question",
            "answer")) {
      assertFalse(WORDS.of(topic, part).isBlank(), part);
    }
    assertEquals(3, WORDS.all(topic, "notice").size());
    topic.choices().forEach(choice -> assertFalse(WORDS.choice(choice).isBlank()));
    LessonQuestion question = LessonQuestion.first(topic, "a");
    List<String> formulas = WORDS.formulas(question, reading(topic));
    assertTrue(formulas.stream().anyMatch(formula -> formula.contains("[[")), "a term is lit");
    assertFalse(String.join("", formulas).contains("{dial}"));
    WORDS.terms(question, reading(topic)).forEach(term -> assertTrue(term.contains("|"), term));
  }

  @ParameterizedTest
  @EnumSource(names = {"ALPHA", "LAYER"})
  void whatWasTrainedHereIsToldByTheNumberOfItsRun(LessonTopic topic) {
    LessonReading shipped = reading(topic);
    LessonQuestion question = LessonQuestion.first(topic, "a");
    Figure share = new Figure(0.125, 40, 0.1, 0.4);
    List<LessonPoint> point = List.of(new LessonPoint(question.dial(), share, share));
    List<LessonSeries> series = new ArrayList<>(shipped.series());
    for (String key : List.of("transforms", "sample_kept", "sample_private", "sample_hidden")) {
      series.add(new LessonSeries(FigureKeys.TRAINED + key, point));
    }
    LessonReading reading =
        new LessonReading(
            shipped.inspection(), shipped.figures(), series, shipped.grids(), 40, 200);
    String before = LessonPage.html(question, shipped, WORDS);
    String page = LessonPage.html(question.of(3), reading, WORDS);
    String named = "run 3, trained here";
    assertFalse(before.contains("trained here<"), "nothing was trained here");
    assertTrue(page.contains(named + ".</p>"), "the state tells it");
    assertTrue(page.contains(named + "</text>") || page.contains(named + ": "), "the picture");
    String spoken = LessonPictures.of(question.of(3), reading, WORDS).spoken();
    assertTrue(spoken.contains(named) && spoken.contains("12.5 %"), spoken);
  }

  @Test
  void noSentenceHoldsARecordedNumberOfAMeasurement() {
    for (LessonTopic topic : LessonTopic.values()) {
      for (String notice : WORDS.all(topic, "notice")) {
        assertFalse(notice.contains("%"), notice);
      }
    }
  }

  @Test
  void litPartsAreCutOutInOrder() {
    assertEquals(
        List.of(new LitText("a ", false), new LitText("b", true), new LitText(" c", false)),
        LitText.parse("a [[b]] c"));
    assertEquals(Set.of(), Set.copyOf(LitText.parse("")));
  }
}
