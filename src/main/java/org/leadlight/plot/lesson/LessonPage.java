package org.leadlight.plot.lesson;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import org.leadlight.plot.Drawing.Lettering;
import org.leadlight.plot.Html;
import org.leadlight.plot.NumberText;
import org.leadlight.plot.SvgDrawing;
import org.leadlight.plot.attack.AttackFigure;
import org.leadlight.plot.attack.AttackTheme;
import org.leadlight.run.Figure;
import org.leadlight.run.InspectedToken;
import org.leadlight.run.Inspection;
import org.leadlight.run.lesson.LessonQuestion;
import org.leadlight.run.lesson.LessonReading;
import org.leadlight.run.lesson.LessonTopic;

/**
 * A hand-out of a lesson as it stands: one page of HTML that needs nothing else, no script, no
 * request, the picture in it.
 */
public final class LessonPage {

  private static final String STYLE = "/assets/css/report.css";
  private static final double WIDTH = 760;
  private static final double LETTER = 0.55; // of its size, about as wide as Inter's letters

  private final LessonQuestion question;
  private final LessonReading reading;
  private final LessonWords words;
  private final Html page = new Html();

  private LessonPage(LessonQuestion question, LessonReading reading, LessonWords words) {
    this.question = question;
    this.reading = reading;
    this.words = words;
  }

  /** The page of a lesson. */
  public static String html(LessonQuestion question, LessonReading reading, LessonWords words) {
    return new LessonPage(question, reading, words).write();
  }

  private String write() {
    LessonTopic topic = question.topic();
    String title =
        words.get("page.lesson").replace("{number}", Integer.toString(topic.number()))
            + ": "
            + words.of(topic, "title");
    page.raw("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"/>\n")
        .raw("<meta http-equiv=\"Content-Security-Policy\"")
        .raw(" content=\"default-src 'none'; style-src 'unsafe-inline'\"/>\n")
        .raw("<meta name=\"viewport\" content=\"width=device-width\"/>\n")
        .element("title", title)
        .raw("<style>\n" + style() + "</style></head>\n<body><main>\n")
        .element("h1", title)
        .element("p", words.of(topic, "sentence"))
        .element("p", "muted", state());
    figure(LessonPictures.of(question, reading, words));
    numbers();
    message();
    formula();
    page.element("h2", words.get("page.notice"));
    words.all(topic, "notice").forEach(notice -> page.element("p", notice));
    page.element("h2", words.get("page.question"))
        .element("p", words.of(topic, "question"))
        .element("p", words.of(topic, "answer"))
        .element("p", "promise", words.get("page.promise"));
    return page.raw("</main></body></html>\n").text();
  }

  private String state() {
    LessonTopic topic = question.topic();
    String dial = words.of(topic, "dial") + " " + words.dial(topic, question.dial());
    String choice = question.choice().isEmpty() ? "" : ", " + words.choice(question.choice());
    String trained = question.isOfRun() ? ", " + words.trained(question) : "";
    return words.get("page.state") + ": " + dial + choice + trained + ".";
  }

  private void figure(AttackFigure figure) {
    SvgDrawing drawing = new SvgDrawing(WIDTH, figure.height(), LessonPage::about);
    figure.paint(drawing, AttackTheme.LIGHT, WIDTH, figure.height());
    String svg = drawing.document();
    String named = "<svg role=\"img\" aria-label=\"" + Html.escaped(figure.spoken()) + "\" ";
    page.element("h2", words.of(question.topic(), "picture"))
        .element("p", "muted", words.of(question.topic(), "picture.of"))
        .raw(
            svg.substring(svg.indexOf("<svg"))
                .replaceFirst("<svg ", Matcher.quoteReplacement(named)));
  }

  private static double about(String text, Lettering lettering) {
    return text.length() * lettering.size() * (lettering.bold() ? 1.06 : 1) * LETTER;
  }

  private void numbers() {
    List<List<String>> rows = new ArrayList<>();
    for (var entry : reading.figures().entrySet()) {
      Figure figure = entry.getValue();
      String key = entry.getKey();
      rows.add(
          List.of(
              words.figure(key),
              (words.value(key, figure.value()) + " " + words.unit(key)).strip(),
              words.interval(key, figure),
              NumberText.fixed(figure.count(), 0)));
    }
    page.element("h2", words.get("page.figures"))
        .table(
            "figures", List.of("", "", words.get("page.interval"), words.get("page.count")), rows);
  }

  private void message() {
    Inspection inspection = reading.inspection();
    List<List<String>> rows = new ArrayList<>();
    for (InspectedToken token : inspection.tokens()) {
      int start = Math.clamp(token.start(), 0, inspection.prompt().length());
      int end = Math.clamp(token.end(), start, inspection.prompt().length());
      rows.add(
          List.of(
              inspection.prompt().substring(start, end),
              token.guess(),
              Integer.toString(token.rank())));
    }
    page.element("h2", words.get("page.words"))
        .element("p", inspection.prompt())
        .element("p", words.get("page.clean") + ": " + inspection.cleanAnswer())
        .element(
            "p",
            words.get("page.transformed")
                + ": "
                + inspection.transformedAnswer()
                + " ("
                + words.get(inspection.answerKept() ? "page.kept" : "page.changed")
                + ")")
        .table(
            "words",
            List.of(words.get("page.word"), words.get("page.guess"), words.get("page.rank")),
            rows);
  }

  private void formula() {
    page.element("h2", words.get("page.formula"));
    for (String formula : words.formulas(question, reading)) {
      page.open("p", "formula");
      for (LitText part : LitText.parse(formula)) {
        String plain = part.text().replaceAll("[_^]\\{([^}]*)}", "$1");
        if (part.isLit()) {
          page.element("strong", plain);
        } else {
          page.element("span", plain);
        }
      }
      page.raw("</p>\n");
    }
    for (String term : words.terms(question, reading)) {
      int bar = term.lastIndexOf('|');
      page.element("p", "muted", term.substring(0, bar) + ": " + term.substring(bar + 1));
    }
  }

  private static String style() {
    try (InputStream in = Objects.requireNonNull(LessonPage.class.getResourceAsStream(STYLE))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
